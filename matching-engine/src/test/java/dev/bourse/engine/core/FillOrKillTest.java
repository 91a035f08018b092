package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
import org.junit.jupiter.api.Test;

/** Orders that trade wholly or not at all. */
final class FillOrKillTest extends EngineFixture {

    private static final String ANY_PRICE = "@" + OrderBook.MAX_PRICE_TICKS;

    private NewOrder buyAll(long quantity) {
        return buy(quantity, 0).market().timeInForce(TimeInForce.FILL_OR_KILL);
    }

    @Test
    void marketBuyTradesWhollyOverSeveralPrices() {
        engine.place(sell(5, 100));
        engine.place(sell(5, 110));
        events.take();

        engine.place(buyAll(8));

        assertThat(events.take())
                .containsExactly(
                        "accepted 3 BUY 8" + ANY_PRICE,
                        "traded 1 3 with 1 5@100 fees 5 10",
                        "SELL level 0@100",
                        "traded 2 3 with 2 3@110 fees 4 7",
                        "SELL level 2@110",
                        "balance 1 1 9153 0",
                        "balance 2 1 821 0",
                        "balance 0 1 26 0",
                        "balance 2 0 90 2",
                        "balance 1 0 8 0");
    }

    @Test
    void marketOrderThatFindsTooLittleIsRefused() {
        engine.place(sell(5, 100));
        engine.place(buy(5, 90));
        events.take();

        engine.place(buyAll(6));
        engine.place(sell(6, 0).market().timeInForce(TimeInForce.FILL_OR_KILL));

        assertThat(events.take())
                .containsExactly("rejected 1 FILL_OR_KILL_NOT_FILLED 6 0", "rejected 2 FILL_OR_KILL_NOT_FILLED 6 0");
    }

    @Test
    void buyThatCanNotBePaidWhollyIsRefused() {
        engine.place(sell(50, 100));
        engine.place(sell(50, 200));
        events.take();

        engine.place(buyAll(74));
        engine.place(buyAll(75));

        // 50 at 100 and 24 at 200 with 2 % are 9,996; one more is 10,200.
        assertThat(events.take())
                .contains("accepted 3 BUY 74" + ANY_PRICE, "balance 1 1 4 0")
                .endsWith("rejected 1 FILL_OR_KILL_NOT_FILLED 75 0");
    }

    @Test
    void missingMoneyIsTold() {
        engine.place(sell(50, 100));
        engine.place(sell(50, 200));
        events.take();

        engine.place(buyAll(75));

        assertThat(events.take()).containsExactly("rejected 1 INSUFFICIENT_BALANCE 10200 10000");
    }

    @Test
    void hiddenQuantityCounts() {
        engine.place(sell(10, 100).display(1));
        events.take();

        engine.place(buy(10, 100).timeInForce(TimeInForce.FILL_OR_KILL));

        assertThat(events.take()).contains("accepted 2 BUY 10@100", "SELL level 0@100", "balance 1 0 10 0");
    }

    @Test
    void costThatNoNumberHoldsIsRefused() {
        engine.place(sell(7, OrderBook.MAX_PRICE_TICKS));
        engine.place(sell(7, OrderBook.MAX_PRICE_TICKS));
        events.take();

        engine.place(buyAll(14));

        assertThat(events.take()).containsExactly("rejected 1 NOTIONAL_TOO_LARGE 0 0");
    }

    @Test
    void triggeredBuyThatCanNotBePaidWhollyAnyLongerIsCancelled() {
        engine.place(sell(50, 100));
        engine.place(buyAll(49).trigger(Trigger.STOP_LOSS, 100));
        withdraw(ALICE, QUOTE, 5_003);
        deposit(3, QUOTE, 102);
        events.take();

        engine.place(buyOf(3, 1, 100));

        assertThat(events.take())
                .containsSubsequence("triggered 2", "cancelled 2 49 FILL_OR_KILL_NOT_FILLED")
                .doesNotContain("SELL level 0@100");
    }

    @Test
    void triggeredBuyThatIsPaidByTheLastUnitTrades() {
        engine.place(sell(50, 100));
        engine.place(buyAll(49).trigger(Trigger.STOP_LOSS, 100));
        withdraw(ALICE, QUOTE, 5_002);
        deposit(3, QUOTE, 102);
        events.take();

        engine.place(buyOf(3, 1, 100));

        assertThat(events.take())
                .containsSubsequence("triggered 2", "traded 2 2 with 1 49@100 fees 49 98", "balance 1 1 0 0");
    }

    @Test
    void conditionHoldsWhenTheTriggerPriceIsReachedAlready() {
        tradeAt(100);
        engine.place(sell(5, 100));
        events.take();

        engine.place(buyAll(6).trigger(Trigger.STOP_LOSS, 100));

        assertThat(events.take())
                .containsExactly("accepted 4 BUY 6" + ANY_PRICE, "cancelled 4 6 FILL_OR_KILL_NOT_FILLED");
    }
}
