package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.Test;

/** What owners and operators cancel: one order, all of an account, all of a market. */
final class CancelledOrdersTest extends EngineFixture {

    @Test
    void cancelledOrderGivesBackWhatItLocked() {
        engine.place(buy(10, 100));
        events.take();

        engine.cancel(BOB, MARKET, 1);
        engine.cancel(ALICE, MARKET, 1);
        engine.cancel(ALICE, MARKET, 1);

        assertThat(events.take())
                .containsExactly(
                        "rejected 2 UNKNOWN_ORDER 1 0",
                        "BUY level 0@100",
                        "cancelled 1 10 REQUESTED",
                        "balance 1 1 10000 0",
                        "rejected 1 UNKNOWN_ORDER 1 0");
    }

    @Test
    void allOrdersOfAnAccountAreCancelledOldestFirst() {
        createMarket("C_B", new MarketRules(1, 1_000, 0, 0, 0, 0, 0, 0, SelfTradePrevention.NONE));
        engine.place(buy(1, 100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(50));
        engine.place(sell(1, 200));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 300));
        engine.cancel(ALICE, MARKET, 1);
        engine.place(buy(1, 99));
        events.take();

        engine.cancelAll(ALICE, 1);
        assertThat(events.take()).contains("cancelled 2 1 REQUESTED").doesNotContain("cancelled 4 1 REQUESTED");
        engine.changeStatus(1, MarketStatus.HALTED);
        engine.cancelAll(ALICE, 1);
        engine.cancelAll(ALICE, 2);
        engine.cancelAll(ALICE);

        assertThat(events.take())
                .containsExactly(
                        "market 1 C_B HALTED",
                        "rejected 1 MARKET_HALTED 0 0",
                        "rejected 1 UNKNOWN_MARKET 2 0",
                        "cancelled 4 1 REQUESTED",
                        "BUY level 0@99",
                        "cancelled 5 1 REQUESTED",
                        "balance 1 1 10000 0");
        assertThat(engine.book(MARKET).size()).as("the other account's").isEqualTo(1);
    }

    @Test
    void ordersInHaltedMarketsStayWhenAllAreCancelled() {
        createMarket("C_B", rules());
        engine.place(buy(1, 100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(50));
        engine.changeStatus(MARKET, MarketStatus.HALTED);
        engine.changeStatus(1, MarketStatus.CANCEL_ONLY);
        events.take();

        engine.cancelAll(ALICE);

        assertThat(events.take())
                .containsExactly("BUY level 0@50 in 1", "cancelled 2 1 REQUESTED", "balance 1 1 9898 102");
    }

    @Test
    void clearedMarketHasNoOrders() {
        engine.place(buy(1, 100));
        engine.place(sell(1, 200));
        engine.place(sell(1, 0).market().trigger(Trigger.STOP_LOSS, 50));
        engine.changeStatus(MARKET, MarketStatus.HALTED);
        events.take();

        engine.clear(MARKET);

        assertThat(events.take())
                .containsExactly(
                        "BUY level 0@100",
                        "cancelled 1 1 CLEARED",
                        "SELL level 0@200",
                        "cancelled 2 1 CLEARED",
                        "cancelled 3 1 CLEARED",
                        "balance 1 1 10000 0",
                        "balance 2 0 100 0");
        assertThat(engine.book(MARKET).size() + engine.waiting(MARKET)).isZero();
        assertThat(engine.ledger().locked(ALICE, QUOTE) + engine.ledger().locked(BOB, BASE))
                .isZero();
    }
}
