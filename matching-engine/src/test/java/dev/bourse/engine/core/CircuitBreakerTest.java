package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A market is halted when its price would move by more than a tenth within a minute or so. */
final class CircuitBreakerTest extends EngineFixture {

    @BeforeEach
    void noFees() {
        engine.changeRules(MARKET, new MarketRules(1, 1_000, 0, 0, 0, 0, 1_000, 64_000, SelfTradePrevention.NONE));
        deposit(ALICE, BASE, 100);
        deposit(BOB, QUOTE, 10_000);
        events.take();
    }

    @Test
    void riseBeyondTheLimitHaltsTheMarketAndCancelsTheRestOfTheTaker() {
        tradeAt(100);
        engine.place(sell(1, 110));
        engine.place(sell(1, 111));
        events.take();

        engine.place(buy(5, 120));

        assertThat(events.take())
                .containsExactly(
                        "accepted 5 BUY 5@120",
                        "traded 2 5 with 3 1@110 fees 0 0",
                        "SELL level 0@110",
                        "circuit broken 0 111 limit 110",
                        "market 0 A_B HALTED",
                        "cancelled 5 4 CIRCUIT_BREAKER, 1 traded",
                        "balance 1 1 9890 0",
                        "balance 2 1 10110 0",
                        "balance 2 0 98 1",
                        "balance 1 0 101 0");
    }

    @Test
    void fallBeyondTheLimitHaltsItToo() {
        tradeAt(100);
        engine.place(buy(1, 90));
        engine.place(buy(1, 89));
        events.take();

        engine.place(sell(5, 0).market());

        assertThat(events.take())
                .containsSubsequence(
                        "traded 2 5 with 3 1@90 fees 0 0",
                        "circuit broken 0 89 limit 90",
                        "market 0 A_B HALTED",
                        "cancelled 5 4 CIRCUIT_BREAKER, 1 traded");
    }

    @Test
    void itDoesNotMatterWhetherABuyOrASellWouldMoveThePrice() {
        tradeAt(100);
        engine.place(sell(1, 89));
        events.take();

        engine.place(buy(1, 89));

        assertThat(events.take())
                .containsExactly(
                        "accepted 4 BUY 1@89",
                        "circuit broken 0 89 limit 90",
                        "market 0 A_B HALTED",
                        "cancelled 4 1 CIRCUIT_BREAKER",
                        "balance 1 1 10000 0");
    }

    @Test
    void sellToABidThatIsTooHighHaltsItToo() {
        tradeAt(100);
        engine.place(buy(1, 111));
        events.take();

        engine.place(sell(1, 100));

        assertThat(events.take())
                .containsSubsequence(
                        "circuit broken 0 111 limit 110", "market 0 A_B HALTED", "cancelled 4 1 CIRCUIT_BREAKER");
    }

    @Test
    void whatAnOrderTradesCountsForTheRestOfIt() {
        tradeAt(100);
        engine.place(sell(1, 90));
        engine.place(sell(1, 99));
        engine.place(sell(1, 100));
        events.take();

        engine.place(buy(3, 100));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 2 6 with 3 1@90 fees 0 0",
                        "traded 3 6 with 4 1@99 fees 0 0",
                        "circuit broken 0 100 limit 99",
                        "cancelled 6 1 CIRCUIT_BREAKER, 2 traded");
    }

    @Test
    void fallIsMeasuredFromTheHighestPrice() {
        tradeAt(100);
        tradeAt(95);
        engine.place(buy(1, 92));
        engine.place(buy(1, 89));
        events.take();

        engine.place(sell(2, 80));

        assertThat(events.take())
                .containsSubsequence("traded 3 7 with 5 1@92 fees 0 0", "circuit broken 0 89 limit 90");
    }

    @Test
    void riseIsMeasuredFromTheLowestPrice() {
        tradeAt(100);
        tradeAt(105);
        engine.place(sell(1, 108));
        engine.place(sell(1, 111));
        events.take();

        engine.place(buy(2, 120));

        assertThat(events.take())
                .containsSubsequence("traded 3 7 with 5 1@108 fees 0 0", "circuit broken 0 111 limit 110");
    }

    @Test
    void riseOfTheFirstTradeCountsForTheFallOfTheRest() {
        tradeAt(100);
        engine.place(buy(1, 110));
        engine.place(buy(1, 99));
        engine.place(buy(1, 98));
        events.take();

        engine.place(sell(3, 90));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 2 6 with 3 1@110 fees 0 0",
                        "traded 3 6 with 4 1@99 fees 0 0",
                        "circuit broken 0 98 limit 99",
                        "cancelled 6 1 CIRCUIT_BREAKER, 2 traded");
    }

    @Test
    void firstTradeOfAMarketBeginsTheWindow() {
        engine.place(sell(1, 100));
        engine.place(sell(1, 110));
        engine.place(sell(1, 111));
        events.take();

        engine.place(buy(3, 0).market());

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 4 with 1 1@100 fees 0 0",
                        "traded 2 4 with 2 1@110 fees 0 0",
                        "circuit broken 0 111 limit 110",
                        "cancelled 4 1 CIRCUIT_BREAKER, 2 traded");
    }

    @Test
    void fillOrKillThatWouldGoBeyondIsRefusedAndHaltsNothing() {
        tradeAt(100);
        engine.place(sell(5, 100));
        engine.place(sell(5, 111));
        events.take();

        engine.place(buy(10, 120).timeInForce(TimeInForce.FILL_OR_KILL));
        engine.place(buy(10, 0).market().timeInForce(TimeInForce.FILL_OR_KILL));
        engine.place(buy(5, 120).timeInForce(TimeInForce.FILL_OR_KILL));

        assertThat(events.take())
                .startsWith(
                        "rejected 1 FILL_OR_KILL_NOT_FILLED 10 0",
                        "rejected 1 FILL_OR_KILL_NOT_FILLED 10 0",
                        "accepted 5 BUY 5@120",
                        "traded 2 5 with 3 5@100 fees 0 0");
    }

    @Test
    void amendThatWouldMoveThePriceTooFarHaltsIt() {
        tradeAt(100);
        engine.place(sell(1, 111));
        engine.place(buy(1, 100));
        events.take();

        engine.amend(ALICE, MARKET, 4, 111, 1);

        assertThat(events.take())
                .containsExactly(
                        "amended 4 1/1@111",
                        "BUY level 0@100",
                        "circuit broken 0 111 limit 110",
                        "market 0 A_B HALTED",
                        "cancelled 4 1 CIRCUIT_BREAKER",
                        "balance 1 1 10000 0");
    }

    @Test
    void triggeredOrdersWaitUntilTradingBeginsAgain() {
        tradeAt(100);
        engine.place(sell(1, 110));
        engine.place(sell(1, 111));
        engine.place(buy(1, 200).trigger(Trigger.STOP_LOSS, 110));
        events.take();

        engine.place(buyOf(BOB, 2, 120));
        assertThat(events.take())
                .contains("traded 2 6 with 3 1@110 fees 0 0", "market 0 A_B HALTED")
                .doesNotContain("triggered 5");
        engine.changeStatus(MARKET, MarketStatus.CANCEL_ONLY);
        assertThat(events.take()).containsExactly("market 0 A_B CANCEL_ONLY");
        engine.changeStatus(MARKET, MarketStatus.TRADING);

        assertThat(events.take())
                .startsWith(
                        "market 0 A_B TRADING", "triggered 5", "traded 3 5 with 4 1@111 fees 0 0", "SELL level 0@111");
    }
}
