package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.Test;

/** How orders trade and rest, and where the money goes. */
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
    void orderThatRestsGivesBackWhatItsBetterTradesDidNotCost() {
        engine.place(sell(4, 90));
        events.take();

        engine.place(buy(10, 100));

        // 4 at 90 and their fee are 368; 6 at 100 and theirs are 612.
        assertThat(events.take())
                .containsExactly(
                        "accepted 2 BUY 10@100",
                        "traded 1 2 with 1 4@90 fees 4 8",
                        "SELL level 0@90",
                        "BUY level 6@100",
                        "balance 1 1 9020 612",
                        "balance 2 1 356 0",
                        "balance 0 1 12 0",
                        "balance 2 0 96 0",
                        "balance 1 0 4 0");
    }

    @Test
    void feesAreRoundedUpOnceAnOrder() {
        engine.place(sell(3, 50));
        engine.place(buy(1, 50));
        engine.place(buy(1, 50));
        engine.place(buy(1, 50));

        // The seller pays half a unit for each: one, nothing, one.
        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 2 with 1 1@50 fees 1 1",
                        "traded 2 3 with 1 1@50 fees 0 1",
                        "traded 3 4 with 1 1@50 fees 1 1");
    }

    @Test
    void orderHasNoCreditOfTheOneBefore() {
        engine.place(sell(1, 55));
        engine.place(buy(1, 55));
        events.take();

        engine.place(sell(1, 55));
        engine.place(buy(1, 55));

        assertThat(events.take()).contains("traded 2 4 with 3 1@55 fees 1 2");
    }

    @Test
    void marketBuyReckonsWithTheFeeThatItPays() {
        engine.changeRules(MARKET, new MarketRules(1, 1_000, 0, 0, 300, 100, 0, 0, SelfTradePrevention.NONE));
        engine.place(sell(20, 100));
        withdraw(ALICE, QUOTE, 8_990);
        events.take();

        engine.place(buy(20, 0).market());

        assertThat(events.take())
                .contains("traded 1 2 with 1 10@100 fees 30 10", "cancelled 2 10 SPENT, 10 traded", "balance 1 1 0 0");
    }

    @Test
    void immediateOrCancelDoesNotRest() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(10, 100).timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));

        assertThat(events.take()).contains("cancelled 2 6 NOT_FILLED_AT_ONCE, 4 traded", "balance 1 1 9592 0");
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
                        "cancelled 3 26 SPENT, 74 traded",
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
                .contains(
                        "traded 1 2 with 1 5@100 fees 5 10",
                        "cancelled 2 3 NOT_FILLED_AT_ONCE, 5 traded",
                        "balance 2 0 95 0");
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
}
