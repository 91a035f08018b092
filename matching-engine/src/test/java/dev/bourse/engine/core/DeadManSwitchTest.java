package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders are cancelled when their owner has not been heard of. */
final class DeadManSwitchTest extends EngineFixture {

    @BeforeEach
    void itIsOneSecond() {
        engine.advanceTo(1_000);
    }

    @Test
    void silenceCancelsAllOrdersOldestFirst() {
        createMarket("C_B", rules());
        engine.place(buy(10, 100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(90));
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 200));
        engine.place(sell(10, 150));
        events.take();

        engine.heartbeat(ALICE, 500);
        engine.advanceTo(1_499);
        assertThat(events.take()).containsExactly("switch 1 1500");
        assertThat(engine.nextDeadlineMs()).isEqualTo(1_500);
        engine.advanceTo(1_500);

        assertThat(events.take())
                .containsExactly(
                        "switch fired 1",
                        "BUY level 0@100",
                        "cancelled 1 10 DEAD_MAN_SWITCH",
                        "BUY level 0@90 in 1",
                        "cancelled 2 1 DEAD_MAN_SWITCH",
                        "cancelled 3 10 DEAD_MAN_SWITCH",
                        "balance 1 1 10000 0");
        assertThat(engine.openOrders()).as("the other account's").isEqualTo(1);
    }

    @Test
    void itFiresOnlyOnce() {
        engine.heartbeat(ALICE, 500);
        engine.advanceTo(2_000);
        engine.place(buy(10, 100));
        events.take();

        engine.advanceTo(10_000);

        assertThat(events.take()).isEmpty();
        assertThat(engine.nextDeadlineMs()).isEqualTo(Deadlines.NEVER);
    }

    @Test
    void signOfLifePutsItOff() {
        engine.place(buy(10, 100));
        engine.heartbeat(ALICE, 500);
        engine.advanceTo(1_400);
        engine.heartbeat(ALICE, 500);
        events.take();

        engine.advanceTo(1_899);
        assertThat(events.take()).isEmpty();
        engine.advanceTo(1_900);
        assertThat(events.take()).startsWith("switch fired 1", "BUY level 0@100", "cancelled 1 10 DEAD_MAN_SWITCH");
    }

    @Test
    void itIsDisarmedByATimeoutOfZero() {
        engine.place(buy(10, 100));
        engine.heartbeat(ALICE, 500);
        events.take();

        engine.heartbeat(ALICE, 0);
        engine.advanceTo(2_000);

        assertThat(events.take()).containsExactly("switch 1 0");
        assertThat(engine.openOrders()).isEqualTo(1);
    }

    @Test
    void itFiresInHaltedMarketsToo() {
        engine.place(buy(10, 100));
        engine.heartbeat(ALICE, 500);
        engine.changeStatus(MARKET, MarketStatus.HALTED);
        events.take();

        engine.advanceTo(1_500);

        assertThat(events.take())
                .containsExactly(
                        "switch fired 1", "BUY level 0@100", "cancelled 1 10 DEAD_MAN_SWITCH", "balance 1 1 10000 0");
    }

    @Test
    void accountWithoutOrdersIsToldToo() {
        engine.heartbeat(ALICE, 500);
        events.take();

        engine.advanceTo(1_500);

        assertThat(events.take()).containsExactly("switch fired 1");
    }

    @Test
    void severalFireByTheirTimeAndThenByAccountAfterWhatExpires() {
        engine.place(sell(1, 200));
        engine.place(buy(10, 100).goodTill(1_500));
        engine.place(buy(1, 90));
        engine.heartbeat(BOB, 500);
        engine.heartbeat(ALICE, 500);
        deposit(3, QUOTE, 1);
        engine.heartbeat(3, 400);
        events.take();

        engine.advanceTo(1_600);

        assertThat(events.take())
                .containsExactly(
                        "BUY level 0@100",
                        "cancelled 2 10 EXPIRED",
                        "switch fired 3",
                        "switch fired 1",
                        "BUY level 0@90",
                        "cancelled 3 1 DEAD_MAN_SWITCH",
                        "switch fired 2",
                        "SELL level 0@200",
                        "cancelled 1 1 DEAD_MAN_SWITCH",
                        "balance 1 1 10000 0",
                        "balance 2 0 100 0");
    }

    @Test
    void timeoutIsAtMostADay() {
        engine.heartbeat(ALICE, 86_400_000);
        engine.heartbeat(ALICE, 86_400_001);
        engine.heartbeat(ALICE, -1);

        assertThat(events.take())
                .containsExactly(
                        "switch 1 86401000",
                        "rejected 1 INVALID_TIMEOUT 86400001 86400000",
                        "rejected 1 INVALID_TIMEOUT -1 86400000");
    }

    @Test
    void accountMustBeKnown() {
        engine.heartbeat(7, 500);
        engine.heartbeat(HOUSE, 500);
        engine.heartbeat(-1, 500);

        assertThat(events.take())
                .containsExactly(
                        "rejected 7 UNKNOWN_ACCOUNT 7 0",
                        "rejected 0 UNKNOWN_ACCOUNT 0 0",
                        "rejected -1 UNKNOWN_ACCOUNT -1 0");
    }
}
