package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import org.junit.jupiter.api.Test;

/** Rules that change while orders are open. */
final class ChangedRulesTest extends EngineFixture {

    private static MarketRules withFees(int maker, int taker) {
        return new MarketRules(1, 1_000, 10, 0, maker, taker, 0, 0, SelfTradePrevention.EXPIRE_TAKER);
    }

    @Test
    void openOrdersKeepTheFeesThatTheyWereAcceptedWith() {
        engine.place(buy(10, 100));
        engine.place(buy(10, 90).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.changeRules(MARKET, withFees(300, 400));
        engine.place(sell(10, 100));

        assertThat(events.take())
                .containsExactly(
                        "market 0 A_B TRADING",
                        "accepted 3 SELL 10@100",
                        "traded 1 3 with 1 10@100 fees 10 40",
                        "BUY level 0@100",
                        "triggered 2",
                        "BUY level 10@90",
                        "balance 2 0 90 0",
                        "balance 1 1 8072 918",
                        "balance 2 1 960 0",
                        "balance 0 1 50 0",
                        "balance 1 0 10 0");
    }

    @Test
    void amendedOrderKeepsItsFeesToo() {
        engine.place(buy(10, 100));
        engine.changeRules(MARKET, withFees(300, 400));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 20);

        assertThat(events.take())
                .containsExactly("amended 1 20/20@100", "BUY level 0@100", "BUY level 20@100", "balance 1 1 7960 2040");
    }

    @Test
    void newOrdersPayTheNewFees() {
        engine.changeRules(MARKET, withFees(300, 400));
        events.take();

        engine.place(buy(10, 100));

        assertThat(events.take()).containsExactly("accepted 1 BUY 10@100", "BUY level 10@100", "balance 1 1 8960 1040");
    }

    @Test
    void newLimitsHoldForNewOrdersAndAmends() {
        engine.place(buy(10, 100));
        tradeAt(100);

        engine.changeRules(
                MARKET, new MarketRules(5, 20, 1_000, 500, 100, 200, 0, 0, SelfTradePrevention.EXPIRE_TAKER));
        engine.place(buy(4, 100));
        engine.place(buy(21, 100));
        engine.place(buy(10, 94));
        engine.place(buy(10, 95));
        engine.amend(ALICE, MARKET, 1, 100, 4);
        engine.amend(ALICE, MARKET, 1, 94, 10);

        assertThat(events.take())
                .containsExactly(
                        "market 0 A_B TRADING",
                        "rejected 1 QUANTITY_TOO_SMALL 4 5",
                        "rejected 1 QUANTITY_TOO_LARGE 21 20",
                        "rejected 1 PRICE_OUT_OF_BAND 94 95",
                        "rejected 1 MIN_NOTIONAL 950 1000",
                        "rejected 1 QUANTITY_TOO_SMALL 4 5",
                        "rejected 1 PRICE_OUT_OF_BAND 94 95");
    }

    @Test
    void openOrderOutsideTheNewLimitsStays() {
        engine.place(buy(10, 100));

        engine.changeRules(MARKET, new MarketRules(50, 60, 0, 0, 0, 0, 0, 0, SelfTradePrevention.NONE));
        engine.place(sell(50, 100));

        assertThat(events.take()).contains("traded 1 2 with 1 10@100 fees 10 0");
    }

    @Test
    void rulesThatContradictOneAnotherAreRefused() {
        engine.changeRules(MARKET, withFees(300, 10_001));
        engine.changeRules(1, rules());
        engine.place(buy(10, 100));

        assertThat(events.take())
                .containsExactly(
                        "rejected 0 INVALID_MARKET_RULES 0 0",
                        "rejected 0 UNKNOWN_MARKET 1 0",
                        "accepted 1 BUY 10@100",
                        "BUY level 10@100",
                        "balance 1 1 8980 1020");
    }

    @Test
    void rulesOfAHaltedMarketChangeToo() {
        engine.changeStatus(MARKET, MarketStatus.HALTED);
        engine.changeRules(MARKET, withFees(0, 0));

        assertThat(events.take()).containsExactly("market 0 A_B HALTED", "market 0 A_B HALTED");
    }

    @Test
    void marketOrderGoesAsFarAsTheBandThatHoldsWhenItTriggers() {
        engine.place(sell(1, 100));
        engine.place(buy(5, 0).market().trigger(Trigger.STOP_LOSS, 100));
        engine.place(sell(1, 105));
        engine.place(sell(1, 106));
        engine.changeRules(MARKET, new MarketRules(1, 1_000, 0, 500, 0, 0, 0, 0, SelfTradePrevention.NONE));
        deposit(3, QUOTE, 100);
        events.take();

        engine.place(buyOf(3, 1, 100));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 5 with 1 1@100 fees 1 0",
                        "triggered 2",
                        "traded 2 2 with 3 1@105 fees 2 3",
                        "cancelled 2 4 NOT_FILLED_AT_ONCE, 1 traded");
    }
}
