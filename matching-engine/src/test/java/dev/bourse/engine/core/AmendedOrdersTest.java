package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
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
    void amendThatChangesNothingKeepsPriority() {
        engine.place(buy(10, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 10);

        assertThat(events.take()).containsExactly("amended 1 10/10@100");
    }

    @Test
    void quantityIsWithWhatHasTraded() {
        engine.place(buy(10, 100));
        engine.place(sell(4, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 5);

        assertThat(events.take()).containsExactly("amended 1 1/5@100", "BUY level 1@100", "balance 1 1 9494 102");
    }

    @Test
    void icebergShowsItsPartAgainWhenItLosesPriority() {
        engine.place(buy(10, 100).display(4));
        engine.place(sell(3, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 9);
        engine.amend(ALICE, MARKET, 1, 90, 9);
        engine.amend(ALICE, MARKET, 1, 90, 5);

        assertThat(events.take())
                .contains("amended 1 6/9@100", "BUY level 1@100", "amended 1 6/9@90", "BUY level 4@90")
                .endsWith("amended 1 2/5@90", "BUY level 2@90", "balance 1 1 9513 184");
    }

    @Test
    void amendedOrderMeetsItsOwnAccount() {
        deposit(ALICE, BASE, 5);
        engine.place(sellOf(ALICE, 5, 100));
        engine.place(buy(5, 90));
        events.take();

        engine.amend(ALICE, MARKET, 2, 100, 5);

        assertThat(events.take())
                .containsExactly(
                        "amended 2 5/5@100",
                        "BUY level 0@90",
                        "SELL level 5@100",
                        "cancelled 2 5 SELF_TRADE_PREVENTED",
                        "balance 1 1 10000 0");
    }

    @Test
    void amendThatTradesTriggersOthers() {
        engine.place(sell(1, 100));
        engine.place(buy(1, 90));
        engine.place(buy(1, 95).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.amend(ALICE, MARKET, 2, 100, 1);

        assertThat(events.take()).containsSubsequence("traded 1 2 with 1 1@100 fees 1 2", "triggered 3");
    }

    @Test
    void waitingMarketOrdersChangeTheirQuantity() {
        engine.place(buy(10, 0).market().trigger(Trigger.STOP_LOSS, 100));
        engine.place(sell(10, 0).market().trigger(Trigger.STOP_LOSS, 90));
        events.take();

        engine.amend(ALICE, MARKET, 1, 0, 20);
        engine.amend(BOB, MARKET, 2, 0, 20);
        engine.amend(BOB, MARKET, 2, 0, 101);

        assertThat(events.take())
                .containsExactly(
                        "amended 1 20/20@" + OrderBook.MAX_PRICE_TICKS,
                        "amended 2 20/20@1",
                        "balance 2 0 80 20",
                        "rejected 2 INSUFFICIENT_BALANCE 81 80");
    }

    @Test
    void nothingIsAmendedWhereNothingTrades() {
        engine.place(buy(10, 100));
        engine.changeStatus(MARKET, MarketStatus.CANCEL_ONLY);
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 4);
        engine.changeStatus(MARKET, MarketStatus.HALTED);
        engine.amend(ALICE, MARKET, 1, 100, 4);

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 MARKET_CANCEL_ONLY 0 0", "market 0 A_B HALTED", "rejected 1 MARKET_HALTED 0 0");
    }

    @Test
    void waitingOrderIsAmendedWhereItWaits() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 50, 10);

        assertThat(events.take()).containsExactly("amended 1 10/10@50", "balance 1 1 9490 510");
    }
}
