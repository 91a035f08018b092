package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.Test;

/** Orders that wait until the last price reaches their trigger price. */
final class TriggeredOrdersTest extends EngineFixture {

    @Test
    void stopLossSellsWhenThePriceHasFallenToIt() {
        engine.place(buy(3, 90));
        engine.place(sell(2, 0).market().trigger(Trigger.STOP_LOSS, 95));
        assertThat(events.take())
                .contains("accepted 2 SELL 2@1", "balance 2 0 98 2")
                .doesNotContain("triggered 2");
        assertThat(engine.waiting(MARKET)).isEqualTo(1);

        engine.place(sell(1, 90));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 3 with 1 1@90 fees 1 2", "triggered 2", "traded 2 2 with 1 2@90 fees 2 4");
        assertThat(engine.waiting(MARKET)).isZero();
    }

    @Test
    void takeProfitBuysWhenThePriceHasFallenToIt() {
        engine.place(sell(5, 100));
        engine.place(buy(1, 100));
        engine.place(buy(1, 105).trigger(Trigger.TAKE_PROFIT, 100));
        assertThat(events.take()).as("reached already").contains("traded 2 3 with 1 1@100 fees 1 2");

        engine.place(buy(1, 105).trigger(Trigger.TAKE_PROFIT, 99));
        assertThat(engine.waiting(MARKET)).isEqualTo(1);
    }

    @Test
    void whatATriggeredOrderTradesTriggersOthers() {
        engine.place(sell(1, 100));
        engine.place(sell(1, 110));
        engine.place(sell(1, 120));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 110));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.place(buy(1, 100));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 6 with 1 1@100 fees 1 2",
                        "triggered 5",
                        "traded 2 5 with 2 1@110 fees 2 3",
                        "triggered 4",
                        "traded 3 4 with 3 1@120 fees 2 3");
    }

    @Test
    void triggeredOrderKeepsItsConditions() {
        engine.place(buy(1, 100));
        engine.place(sell(1, 99).postOnly().trigger(Trigger.STOP_LOSS, 100));
        engine.place(sell(9, 100).timeInForce(TimeInForce.FILL_OR_KILL).trigger(Trigger.STOP_LOSS, 100));
        engine.place(buy(1, 99));
        events.take();

        engine.place(sell(1, 100));

        assertThat(events.take())
                .contains("cancelled 2 1 POST_ONLY_WOULD_TAKE", "cancelled 3 9 FILL_OR_KILL_NOT_FILLED")
                .contains("balance 2 0 99 0");
    }

    @Test
    void conditionsHoldAlsoWhenTheTriggerPriceIsReachedAlready() {
        tradeAt(100);
        engine.place(buy(1, 100));
        events.take();

        engine.place(sell(2, 100).postOnly().trigger(Trigger.STOP_LOSS, 100));
        engine.place(sell(2, 100).timeInForce(TimeInForce.FILL_OR_KILL).trigger(Trigger.STOP_LOSS, 100));
        engine.place(sell(2, 101).postOnly().trigger(Trigger.STOP_LOSS, 100));

        assertThat(events.take())
                .containsExactly(
                        "accepted 4 SELL 2@100",
                        "cancelled 4 2 POST_ONLY_WOULD_TAKE",
                        "balance 2 0 100 0",
                        "accepted 5 SELL 2@100",
                        "cancelled 5 2 FILL_OR_KILL_NOT_FILLED",
                        "balance 2 0 100 0",
                        "accepted 6 SELL 2@101",
                        "SELL level 2@101",
                        "balance 2 0 98 2");
    }

    @Test
    void risesTriggerBeforeFallsAndTheOldestFirst() {
        engine.place(buy(1, 10).trigger(Trigger.STOP_LOSS, 98));
        engine.place(sell(1, 900).trigger(Trigger.STOP_LOSS, 102));
        engine.place(sell(1, 900).trigger(Trigger.STOP_LOSS, 103));
        engine.place(sell(1, 900).trigger(Trigger.TAKE_PROFIT, 98));
        engine.place(sell(1, 900).trigger(Trigger.TAKE_PROFIT, 97));
        engine.place(sell(1, 900).trigger(Trigger.TAKE_PROFIT, 101));
        events.take();

        engine.place(sell(1, 100));
        engine.place(buy(1, 100));

        assertThat(events.take())
                .containsSubsequence("triggered 5", "triggered 1", "triggered 4", "triggered 3", "triggered 2")
                .doesNotContain("triggered 6");
    }

    @Test
    void triggeredLimitOrderRests() {
        engine.place(buy(3, 105).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        tradeAt(100);

        assertThat(engine.book(MARKET).visibleLotsAt(Side.BUY, 105)).isEqualTo(3);
        assertThat(engine.waiting(MARKET)).isZero();
    }

    @Test
    void triggeredMarketBuyThatFindsNobodySaysSo() {
        engine.place(sell(1, 100));
        engine.place(order.reset(BOB, MARKET, Side.SELL).quantity(1).price(101));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 100));
        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(1).price(100));
        engine.cancel(BOB, MARKET, 2);
        events.take();
        deposit(BOB, QUOTE, 1_000);

        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(1).price(100));
        assertThat(events.take()).contains("cancelled 4 1 SELF_TRADE_PREVENTED");
        engine.place(buy(1, 100));

        assertThat(events.take()).containsSubsequence("triggered 3", "cancelled 3 1 NOT_FILLED_AT_ONCE");
    }

    @Test
    void waitingOrderCanBeCancelled() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 100));
        assertThat(events.take()).containsExactly("accepted 1 BUY 10@100", "balance 1 1 8980 1020");

        engine.cancel(ALICE, MARKET, 1);

        assertThat(events.take()).containsExactly("cancelled 1 10 REQUESTED", "balance 1 1 10000 0");
        assertThat(engine.waiting(MARKET)).isZero();
    }

    @Test
    void triggerPricesAreCheckedToo() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 0));

        assertThat(events.take()).containsExactly("rejected 1 NOT_POSITIVE 0 0");
    }
}
