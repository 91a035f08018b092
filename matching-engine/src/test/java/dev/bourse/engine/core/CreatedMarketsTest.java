package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.Assets.Asset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markets and the assets that come with them. */
final class CreatedMarketsTest extends EngineFixture {

    private static NewMarket market(String symbol, String base, String quote) {
        return new NewMarket(symbol, new Asset(base, 0), new Asset(quote, 0), 1, 1, rules());
    }

    @Test
    void marketBringsItsAssets() {
        engine.createMarket(
                new NewMarket("BTC_USDT", new Asset("BTC", 8), new Asset("USDT", 6), 10_000, 10_000, rules()));

        assertThat(events.take()).containsExactly("asset 2 BTC 8", "asset 3 USDT 6", "market 1 BTC_USDT TRADING");
        assertThat(engine.assets().find("USDT")).isEqualTo(3);
        assertThat(engine.assets().find("EUR")).isEqualTo(Assets.NONE);
        assertThat(engine.marketCount()).isEqualTo(2);
    }

    @Test
    void marketsShareTheirAssets() {
        createMarket("C_B", rules());
        createMarket("B_A", rules());
        assertThat(events.take()).containsExactly("asset 2 C 0", "market 1 C_B TRADING", "market 2 B_A TRADING");

        engine.place(buy(90, 100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(9).price(100));
        engine.place(order.reset(ALICE, 2, Side.SELL).quantity(9).price(100));

        assertThat(events.take())
                .as("what is locked for one market is not there for another")
                .containsExactly(
                        "accepted 1 BUY 90@100",
                        "BUY level 90@100",
                        "balance 1 1 820 9180",
                        "rejected 1 INSUFFICIENT_BALANCE 918 820",
                        "accepted 2 SELL 9@100",
                        "SELL level 9@100 in 2",
                        "balance 1 1 811 9189");
    }

    @Test
    void symbolIsTakenOnlyOnce() {
        createMarket("C_D", rules());
        events.take();

        createMarket("C_D", rules());
        createMarket("A_B", rules());

        assertThat(events.take()).containsExactly("rejected 0 MARKET_EXISTS 1 0", "rejected 0 MARKET_EXISTS 0 0");
    }

    @Test
    void assetKeepsItsScale() {
        engine.createMarket(new NewMarket("A_C", new Asset("A", 2), new Asset("C", 0), 100, 1, rules()));
        engine.createMarket(new NewMarket("C_B", new Asset("C", 0), new Asset("B", 3), 1, 1, rules()));

        assertThat(events.take())
                .as("and a refused market brings no assets")
                .containsExactly("rejected 0 ASSET_SCALE_DIFFERS 2 0", "rejected 0 ASSET_SCALE_DIFFERS 3 0");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 10, 9", // nine tenths of a unit
        "0, 0, 10",
        "0, 10, 0",
        "0, -1, -1",
        "18, 1000000000, 1",
        "0, 9223372036854775807, 2",
    })
    void tickTimesLotIsAWholeNumberOfUnits(int scale, long tick, long lot) {
        engine.createMarket(new NewMarket("C_D", new Asset("C", scale), new Asset("D", 0), tick, lot, rules()));

        assertThat(events.take()).containsExactly("rejected 0 TICK_TIMES_LOT_NOT_WHOLE " + tick + " " + lot);
        assertThat(engine.assets().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A B", "Ä", "A-B", "ABCDEFGHIJKLMNOPQRSTU", "A\0", "@", "[", "/", ":"})
    void namesAreCapitalLettersDigitsAndUnderscores(String name) {
        engine.createMarket(market(name, "C", "D"));
        engine.createMarket(market("C_D", name, "D"));
        engine.createMarket(market("C_D", "C", name));

        assertThat(events.take())
                .containsExactly(
                        "rejected 0 INVALID_MARKET 0 0",
                        "rejected 0 INVALID_MARKET 0 0",
                        "rejected 0 INVALID_MARKET 0 0");
    }

    @Test
    void longestNamesAreAllowed() {
        engine.createMarket(market("AZ09_678901234567890", "AZ09_678901234567890", "Z"));

        assertThat(events.take()).endsWith("market 1 AZ09_678901234567890 TRADING");
    }

    @ParameterizedTest
    @CsvSource({"-1", "19"})
    void scaleHasLimits(int scale) {
        engine.createMarket(new NewMarket("C_D", new Asset("C", scale), new Asset("D", 0), 1, 1, rules()));
        engine.createMarket(new NewMarket("C_D", new Asset("C", 0), new Asset("D", scale), 1, 1, rules()));

        assertThat(events.take()).containsExactly("rejected 0 INVALID_MARKET 0 0", "rejected 0 INVALID_MARKET 0 0");
    }

    @Test
    void nothingIsTradedForItself() {
        engine.createMarket(market("C_C", "C", "C"));

        assertThat(events.take()).containsExactly("rejected 0 INVALID_MARKET 0 0");
    }

    @Test
    void rulesMustNotContradictOneAnother() {
        createMarket("C_D", new MarketRules(2, 1, 0, 0, 0, 0, 0, 0, SelfTradePrevention.NONE));

        assertThat(events.take()).containsExactly("rejected 0 INVALID_MARKET_RULES 0 0");
    }

    @Test
    void unknownMarketHasNoStatusRulesOrOrders() {
        engine.changeStatus(1, MarketStatus.HALTED);
        engine.changeStatus(-1, MarketStatus.HALTED);
        engine.clear(1);
        engine.amend(ALICE, 1, 1, 1, 1);
        engine.cancel(ALICE, 1, 1);

        assertThat(events.take())
                .containsExactly(
                        "rejected 0 UNKNOWN_MARKET 1 0",
                        "rejected 0 UNKNOWN_MARKET -1 0",
                        "rejected 0 UNKNOWN_MARKET 1 0",
                        "rejected 1 UNKNOWN_MARKET 1 0",
                        "rejected 1 UNKNOWN_MARKET 1 0");
    }
}
