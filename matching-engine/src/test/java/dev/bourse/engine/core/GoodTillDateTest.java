package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that are cancelled when their time has come. */
final class GoodTillDateTest extends EngineFixture {

    @BeforeEach
    void itIsOneSecond() {
        engine.advanceTo(1_000);
    }

    @Test
    void orderRestsUntilItsTimeHasCome() {
        engine.place(buy(10, 100).goodTill(2_000));
        assertThat(engine.nextDeadlineMs()).isEqualTo(2_000);
        engine.advanceTo(1_999);
        assertThat(events.take()).containsExactly("accepted 1 BUY 10@100", "BUY level 10@100", "balance 1 1 8980 1020");

        engine.advanceTo(2_000);

        assertThat(events.take()).containsExactly("BUY level 0@100", "cancelled 1 10 EXPIRED", "balance 1 1 10000 0");
        assertThat(engine.nextDeadlineMs()).isEqualTo(Deadlines.NEVER);
    }

    @Test
    void ordersExpireByTheirTimeAndThenByTheirAge() {
        engine.place(buy(1, 100).goodTill(3_000));
        engine.place(sell(1, 200).goodTill(2_000));
        engine.place(buy(1, 100).goodTill(2_000));
        engine.place(buy(1, 100).goodTill(4_000));
        events.take();

        engine.advanceTo(3_500);

        assertThat(events.take())
                .containsExactly(
                        "SELL level 0@200",
                        "cancelled 2 1 EXPIRED",
                        "BUY level 2@100",
                        "cancelled 3 1 EXPIRED",
                        "BUY level 1@100",
                        "cancelled 1 1 EXPIRED",
                        "balance 2 0 100 0",
                        "balance 1 1 9898 102");
        assertThat(engine.nextDeadlineMs()).isEqualTo(4_000);
    }

    @Test
    void waitingOrderExpiresToo() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 100).goodTill(2_000));
        events.take();

        engine.advanceTo(2_000);

        assertThat(events.take()).containsExactly("cancelled 1 10 EXPIRED", "balance 1 1 10000 0");
        assertThat(engine.waiting(MARKET)).isZero();
    }

    @Test
    void orderExpiresInAHaltedMarketToo() {
        engine.place(buy(10, 100).goodTill(2_000));
        engine.changeStatus(MARKET, MarketStatus.HALTED);
        events.take();

        engine.advanceTo(2_000);

        assertThat(events.take()).containsExactly("BUY level 0@100", "cancelled 1 10 EXPIRED", "balance 1 1 10000 0");
    }

    @Test
    void dateMustBeInTheFuture() {
        engine.place(buy(10, 100).goodTill(1_000));
        engine.place(buy(10, 100).goodTill(1_001));

        assertThat(events.take()).startsWith("rejected 1 EXPIRY_NOT_IN_FUTURE 1000 1000", "accepted 1 BUY 10@100");
    }

    @Test
    void amendedOrderKeepsItsDate() {
        engine.place(buy(10, 100).goodTill(2_000));
        engine.amend(ALICE, MARKET, 1, 90, 20);
        events.take();

        engine.advanceTo(2_000);

        assertThat(events.take()).containsExactly("BUY level 0@90", "cancelled 1 20 EXPIRED", "balance 1 1 10000 0");
    }

    @Test
    void whatHasTradedOrWasCancelledDoesNotExpire() {
        engine.place(buy(10, 100).goodTill(2_000));
        engine.place(buy(10, 90).goodTill(2_000));
        engine.place(sell(10, 100));
        engine.cancel(ALICE, MARKET, 2);
        assertThat(engine.nextDeadlineMs()).isEqualTo(Deadlines.NEVER);
        events.take();

        engine.advanceTo(2_000);

        assertThat(events.take()).isEmpty();
    }

    @Test
    void partlyFilledOrderExpiresWithWhatIsLeft() {
        engine.place(buy(10, 100).goodTill(2_000));
        engine.place(sell(4, 100));
        events.take();

        engine.advanceTo(2_000);

        assertThat(events.take())
                .containsExactly("BUY level 0@100", "cancelled 1 6 EXPIRED, 4 traded", "balance 1 1 9596 0");
    }

    @Test
    void timeNeverGoesBack() {
        engine.advanceTo(500);

        engine.place(buy(10, 100).goodTill(1_000));

        assertThat(events.take()).containsExactly("rejected 1 EXPIRY_NOT_IN_FUTURE 1000 1000");
    }
}
