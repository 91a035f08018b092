package dev.bourse.engine.core;

import static dev.bourse.engine.book.SelfTradePrevention.EXPIRE_TAKER;

import dev.bourse.engine.core.Assets.Asset;
import java.util.List;

/**
 * What random commands are made for.
 *
 * @param symbols of the markets
 * @param orders in which range prices and quantities are
 * @param funds what each account has of each asset to begin with
 * @param rememberedNames how many client ids the engine remembers
 */
record Scenario(
        String name,
        List<String> symbols,
        Steps steps,
        Orders orders,
        long funds,
        int rememberedNames,
        MarketRules rules) {

    private static final Steps ONE = new Steps(1, 1, 0);
    private static final List<String> A_MARKET = List.of("A_B");
    private static final List<String> TWO_MARKETS = List.of("A_B", "C_B");
    private static final Orders AROUND_100 = new Orders(100, 12, 30);
    private static final Orders GREAT = new Orders(4_000_000_000L, 400_000_000, 600_000_000);

    /** Of each market, and the decimals of each asset. */
    record Steps(long tick, long lot, int scale) {}

    /** Around which price, how far from it, for how many lots; in ticks and lots. */
    record Orders(long price, long spread, long mostLots) {}

    static List<Scenario> all() {
        return List.of(
                new Scenario("no fees", A_MARKET, ONE, AROUND_100, 20_000, 200, rules(0, 0, 0, 0, 0)),
                new Scenario(
                        "fees in parts of a unit",
                        A_MARKET,
                        new Steps(20, 5, 2),
                        AROUND_100,
                        20_000,
                        200,
                        rules(13, 27, 0, 0, 0)),
                new Scenario(
                        "markets that share their assets",
                        List.of("A_B", "C_B", "A_C"),
                        new Steps(3, 7, 0),
                        new Orders(50, 10, 30),
                        200_000,
                        200,
                        rules(100, 200, 0, 0, 0)),
                new Scenario(
                        "prices that must not go far",
                        TWO_MARKETS,
                        ONE,
                        new Orders(200, 25, 20),
                        40_000,
                        200,
                        rules(0, 10, 1_000, 400, 6_400)),
                new Scenario("poor traders", TWO_MARKETS, ONE, AROUND_100, 2_500, 200, rules(250, 50, 0, 0, 0)),
                new Scenario("short memory", A_MARKET, ONE, AROUND_100, 20_000, 5, rules(10, 20, 0, 1_000, 1_000)),
                new Scenario(
                        "great amounts",
                        TWO_MARKETS,
                        ONE,
                        GREAT,
                        1_500_000_000_000_000_000L,
                        200,
                        rules(10, 20, 2_000, 1_000, 64)));
    }

    private static MarketRules rules(int makerFee, int takerFee, int band, int breaker, long windowMs) {
        return new MarketRules(1, 1_000_000_000, 0, band, makerFee, takerFee, breaker, windowMs, EXPIRE_TAKER);
    }

    List<NewMarket> markets() {
        return symbols.stream().map(this::market).toList();
    }

    private NewMarket market(String symbol) {
        return new NewMarket(
                symbol,
                new Asset(symbol.substring(0, 1), steps.scale),
                new Asset(symbol.substring(2), steps.scale),
                steps.tick,
                steps.lot,
                rules);
    }

    @Override
    public String toString() {
        return name;
    }
}
