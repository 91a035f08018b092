package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.Test;

/** What changing an open order does to its priority and to what it locks. */
final class AmendedOrdersTest extends EngineFixture {

    @Test
    void lessQuantityKeepsPriority() {
        engine.place(buy(10, 100));
        deposit(BOB, QUOTE, 1_000);
        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(5).price(100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 4);
        assertThat(events.take()).containsExactly("amended 1 4/4@100", "BUY level 9@100", "balance 1 1 9592 408");

        engine.place(sell(1, 100));
        assertThat(events.take()).contains("traded 1 3 with 1 1@100 fees 1 2");
    }

    @Test
    void morePriceOrQuantityLosesPriorityAndLocksMore() {
        engine.place(buy(2, 100));
        deposit(BOB, QUOTE, 1_000);
        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(5).price(100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 3);
        assertThat(events.take())
                .containsExactly("amended 1 3/3@100", "BUY level 5@100", "BUY level 8@100", "balance 1 1 9694 306");

        deposit(3, BASE, 1);
        engine.place(order.reset(3, MARKET, Side.SELL).quantity(1).price(100));
        assertThat(events.take()).contains("traded 1 3 with 2 1@100 fees 1 2");
    }

    @Test
    void orderAmendedAcrossTheSpreadTrades() {
        engine.place(buy(2, 90));
        engine.place(sell(1, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 110, 2);

        assertThat(events.take())
                .containsExactly(
                        "amended 1 2/2@110",
                        "BUY level 0@90",
                        "traded 1 1 with 2 1@100 fees 1 2",
                        "SELL level 0@100",
                        "BUY level 1@110",
                        "balance 1 1 9785 113",
                        "balance 2 1 99 0",
                        "balance 0 1 3 0",
                        "balance 2 0 99 0",
                        "balance 1 0 1 0");
    }

    @Test
    void amendsThatAreNotAllowedChangeNothing() {
        engine.place(buy(10, 100));
        engine.place(sell(4, 100));
        engine.place(sell(1, 120));
        engine.place(buy(2, 90).postOnly());
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 4);
        engine.amend(ALICE, MARKET, 1, 1_000, 100);
        engine.amend(ALICE, MARKET, 1, 0, 10);
        engine.amend(ALICE, MARKET, 4, 120, 2);
        engine.amend(BOB, MARKET, 1, 100, 9);

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 QUANTITY_TOO_SMALL 4 5",
                        "rejected 1 INSUFFICIENT_BALANCE 97308 8800",
                        "rejected 1 NOT_POSITIVE 0 0",
                        "rejected 1 POST_ONLY_WOULD_TAKE 120 120",
                        "rejected 2 UNKNOWN_ORDER 1 0");
    }

    @Test
    void waitingOrderIsAmendedWhereItWaits() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 50, 10);

        assertThat(events.take()).containsExactly("amended 1 10/10@50", "balance 1 1 9490 510");
    }
}
