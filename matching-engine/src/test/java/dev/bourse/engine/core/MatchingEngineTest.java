package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.Test;

/** How orders trade, rest and are cancelled, and where the money goes. */
final class MatchingEngineTest extends EngineFixture {

    @Test
    void depositsAndWithdrawalsChangeBalances() {
        deposit(ALICE, BASE, 5);
        withdraw(ALICE, BASE, 2);

        assertThat(events.take())
                .containsExactly("transferred 1 0 5", "balance 1 0 5 0", "transferred 1 0 -2", "balance 1 0 3 0");
    }

    @Test
    void restingBuyLocksItsCostAndTheMostFee() {
        engine.place(buy(10, 100));

        assertThat(events.take()).containsExactly("accepted 1 BUY 10@100", "BUY level 10@100", "balance 1 1 8980 1020");
    }

    @Test
    void tradeIsAtTheMakersPriceAndTheRestIsGivenBack() {
        engine.place(sell(10, 100));
        events.take();

        engine.place(buy(10, 110));

        assertThat(events.take())
                .containsExactly(
                        "accepted 2 BUY 10@110",
                        "traded 1 2 with 1 10@100 fees 10 20",
                        "SELL level 0@100",
                        "balance 1 1 8980 0",
                        "balance 2 1 990 0",
                        "balance 0 1 30 0",
                        "balance 2 0 90 0",
                        "balance 1 0 10 0");
    }

    @Test
    void partlyFilledOrderRestsWithWhatItStillNeeds() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(10, 100));

        assertThat(events.take())
                .contains("traded 1 2 with 1 4@100 fees 4 8", "BUY level 6@100", "balance 1 1 8980 612");
    }

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
    void immediateOrCancelDoesNotRest() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(10, 100).timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));

        assertThat(events.take()).contains("cancelled 2 6 NOT_FILLED_AT_ONCE", "balance 1 1 9592 0");
        assertThat(engine.book(MARKET).size()).isZero();
    }

    @Test
    void fillOrKillTradesAllOrNothing() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(5, 100).timeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(events.take()).containsExactly("rejected 1 FILL_OR_KILL_NOT_FILLED 5 0");

        engine.place(buy(4, 100).timeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(events.take()).contains("traded 1 2 with 1 4@100 fees 4 8");
    }

    @Test
    void postOnlyNeverTakes() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(5, 100).postOnly());
        engine.place(buy(5, 99).postOnly());

        assertThat(events.take()).contains("rejected 1 POST_ONLY_WOULD_TAKE 100 100", "accepted 2 BUY 5@99");
    }

    @Test
    void marketBuyNeverSpendsWhatIsNotThere() {
        engine.place(sell(50, 100));
        engine.place(sell(50, 200));
        events.take();

        engine.place(buy(100, 0).market());

        // 50 at 100 and their fee are 5,100; of the other 4,900 are 24 at 200 and their fee 4,896.
        assertThat(events.take())
                .contains(
                        "traded 1 3 with 1 50@100 fees 50 100",
                        "traded 2 3 with 2 24@200 fees 48 96",
                        "cancelled 3 26 SPENT",
                        "balance 1 1 4 0");
    }

    @Test
    void marketOrderNeedsSomebodyToTradeWithAndMoneyForOneLot() {
        engine.place(buy(1, 0).market());
        engine.place(sell(1, 20_000));
        engine.place(buy(1, 0).market());

        assertThat(events.take())
                .contains("rejected 1 NO_LIQUIDITY 0 0", "rejected 1 INSUFFICIENT_BALANCE 20400 10000");
    }

    @Test
    void marketSellTakesTheBids() {
        engine.place(buy(5, 100));
        events.take();

        engine.place(sell(8, 0).market());

        assertThat(events.take())
                .contains("traded 1 2 with 1 5@100 fees 5 10", "cancelled 2 3 NOT_FILLED_AT_ONCE", "balance 2 0 95 0");
    }

    @Test
    void accountDoesNotTradeWithItself() {
        deposit(ALICE, BASE, 10);
        engine.place(order.reset(ALICE, MARKET, Side.SELL).quantity(5).price(100));
        events.take();

        engine.place(buy(5, 100).selfTradePrevention(SelfTradePrevention.EXPIRE_BOTH));

        assertThat(events.take())
                .containsExactly(
                        "accepted 2 BUY 5@100",
                        "cancelled 1 5 SELF_TRADE_PREVENTED",
                        "SELL level 0@100",
                        "cancelled 2 5 SELF_TRADE_PREVENTED",
                        "balance 1 1 10000 0",
                        "balance 1 0 10 0");
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
