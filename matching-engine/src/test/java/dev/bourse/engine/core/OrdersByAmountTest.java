package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.SelfTradePrevention;
import org.junit.jupiter.api.Test;

/** Market buys of what an amount buys, fee included. */
final class OrdersByAmountTest extends EngineFixture {

    /** What such an order is accepted for: as much as the market allows, at whatever price. */
    private static final String ANY = " BUY 1000@" + OrderBook.MAX_PRICE_TICKS;

    @Test
    void amountPaysThePriceAndTheFee() {
        engine.place(sell(50, 100));
        events.take();

        engine.place(spend(1_020));

        assertThat(events.take())
                .containsExactly(
                        "accepted 2" + ANY,
                        "traded 1 2 with 1 10@100 fees 10 20",
                        "SELL level 40@100",
                        "cancelled 2 990 SPENT, 10 traded",
                        "balance 1 1 8980 0",
                        "balance 2 1 990 0",
                        "balance 0 1 30 0",
                        "balance 2 0 50 40",
                        "balance 1 0 10 0");
    }

    @Test
    void whatDoesNotBuyAnotherLotIsGivenBack() {
        engine.place(sell(5, 100));
        engine.place(sell(50, 200));
        events.take();

        engine.place(spend(2_000));

        // 5 at 100 and their fee are 510; of the other 1,490 are 7 at 200 and their fee 1,428.
        assertThat(events.take())
                .containsExactly(
                        "accepted 3" + ANY,
                        "traded 1 3 with 1 5@100 fees 5 10",
                        "SELL level 0@100",
                        "traded 2 3 with 2 7@200 fees 14 28",
                        "SELL level 43@200",
                        "cancelled 3 988 SPENT, 12 traded",
                        "balance 1 1 8062 0",
                        "balance 2 1 1881 0",
                        "balance 0 1 57 0",
                        "balance 2 0 45 43",
                        "balance 1 0 12 0");
    }

    @Test
    void amountThatDoesNotBuyOneLotIsGivenBack() {
        engine.place(sell(5, 100));
        events.take();

        engine.place(spend(101));

        assertThat(events.take()).containsExactly("accepted 2" + ANY, "cancelled 2 1000 SPENT", "balance 1 1 10000 0");
    }

    @Test
    void emptiedBookEndsIt() {
        engine.place(sell(5, 100));
        events.take();

        engine.place(spend(2_000));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 2 with 1 5@100 fees 5 10",
                        "SELL level 0@100",
                        "cancelled 2 995 NOT_FILLED_AT_ONCE, 5 traded",
                        "balance 1 1 9490 0");
    }

    @Test
    void greatestQuantityOfTheMarketFillsIt() {
        engine.changeRules(MARKET, new MarketRules(1, 5, 0, 0, 100, 200, 0, 0, SelfTradePrevention.NONE));
        engine.place(sell(5, 100));
        engine.place(sell(1, 100));
        events.take();

        engine.place(spend(2_000));

        assertThat(events.take())
                .containsExactly(
                        "accepted 3 BUY 5@" + OrderBook.MAX_PRICE_TICKS,
                        "traded 1 3 with 1 5@100 fees 5 10",
                        "SELL level 1@100",
                        "balance 1 1 9490 0",
                        "balance 2 1 495 0",
                        "balance 0 1 15 0",
                        "balance 2 0 94 1",
                        "balance 1 0 5 0");
        assertThat(engine.openOrders()).isEqualTo(1);
    }

    @Test
    void amountIsSetAsideWhileTheOrderWaits() {
        engine.place(sell(5, 100));
        events.take();

        engine.place(spend(9_000).trigger(Trigger.STOP_LOSS, 100));
        engine.place(buy(10, 100).timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));
        assertThat(events.take())
                .containsExactly(
                        "accepted 2" + ANY, "balance 1 1 1000 9000", "rejected 1 INSUFFICIENT_BALANCE 1020 1000");

        engine.cancel(ALICE, MARKET, 2);
        assertThat(events.take()).containsExactly("cancelled 2 1000 REQUESTED", "balance 1 1 10000 0");
    }

    @Test
    void waitingOrderSpendsItsAmountWhenItTriggers() {
        engine.place(spend(1_020).trigger(Trigger.STOP_LOSS, 100));
        engine.place(sell(20, 100));
        deposit(3, QUOTE, 102);
        events.take();

        engine.place(buyOf(3, 1, 100));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 3 with 2 1@100 fees 1 2",
                        "triggered 1",
                        "traded 2 1 with 2 10@100 fees 10 20",
                        "cancelled 1 990 SPENT, 10 traded",
                        "balance 1 1 8980 0");
    }

    @Test
    void quantityThatIsPreventedCountsAsSpent() {
        deposit(ALICE, BASE, 10);
        engine.place(sellOf(ALICE, 10, 100));
        engine.place(sell(10, 100));
        events.take();

        engine.place(spend(612).selfTradePrevention(SelfTradePrevention.DECREMENT));

        // The amount buys six: as many are taken from the own order instead, and it is not used a second time.
        assertThat(events.take())
                .containsExactly(
                        "accepted 3" + ANY,
                        "cancelled 1 6 SELF_TRADE_PREVENTED, 4 left",
                        "cancelled 3 6 SELF_TRADE_PREVENTED, 994 left",
                        "SELL level 14@100",
                        "cancelled 3 994 SPENT",
                        "balance 1 1 10000 0",
                        "balance 1 0 6 4");
    }

    @Test
    void ownOrderEndsItOrMakesWay() {
        deposit(ALICE, BASE, 10);
        engine.place(sellOf(ALICE, 10, 100));
        engine.place(sell(10, 100));
        events.take();

        engine.place(spend(510).selfTradePrevention(SelfTradePrevention.EXPIRE_TAKER));
        assertThat(events.take())
                .containsExactly(
                        "accepted 3" + ANY,
                        "SELL level 20@100",
                        "cancelled 3 1000 SELF_TRADE_PREVENTED",
                        "balance 1 1 10000 0");

        engine.place(spend(510).selfTradePrevention(SelfTradePrevention.EXPIRE_MAKER));
        assertThat(events.take())
                .containsSubsequence(
                        "cancelled 1 10 SELF_TRADE_PREVENTED",
                        "traded 1 4 with 2 5@100 fees 5 10",
                        "SELL level 5@100",
                        "cancelled 4 995 SPENT, 5 traded");
    }

    @Test
    void refusedAmountsSayWhy() {
        engine.place(spend(1_000));
        engine.place(sell(5, 100));
        events.take();

        engine.place(spend(1_000).quantity(5));
        engine.place(spend(1_000).timeInForce(TimeInForce.FILL_OR_KILL));
        engine.place(sell(0, 0).spend(1_000));
        engine.place(buy(5, 100).spendUnits(1_000));
        engine.place(spend(-1));
        engine.place(spend(9));
        engine.place(spend(10_001));
        engine.place(spend(0));

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 CONTRADICTORY_ORDER 0 0",
                        "rejected 1 CONTRADICTORY_ORDER 0 0",
                        "rejected 2 CONTRADICTORY_ORDER 0 0",
                        "rejected 1 CONTRADICTORY_ORDER 0 0",
                        "rejected 1 NOT_POSITIVE -1 0",
                        "rejected 1 MIN_NOTIONAL 9 10",
                        "rejected 1 INSUFFICIENT_BALANCE 10001 10000",
                        "rejected 1 NOT_POSITIVE 0 0");
    }

    @Test
    void amountNeedsSomebodyToBuyFrom() {
        engine.place(spend(1_000));

        assertThat(events.take()).containsExactly("rejected 1 NO_LIQUIDITY 0 0");
    }

    @Test
    void waitingOrderByAmountIsNotAmended() {
        engine.place(spend(1_000).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 5);

        assertThat(events.take()).containsExactly("rejected 1 CONTRADICTORY_ORDER 0 0");
    }
}
