package dev.bourse.benchmarks.ingest;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plausible trades of three symbols: prices walk in ticks, quantities are mostly small, a thousand trades a second of time. */
final class TradeSource {

    private static final long SEED = 42;

    /** So long ago that none of them is live, and not a round hour. */
    private static final long START_MS = 1_756_480_528_000L;

    private static final List<Market> MARKETS = List.of(
            new Market("BTCUSDT", 10_840_050, 5), new Market("ETHUSDT", 436_200, 4), new Market("SOLUSDT", 21_350, 3));

    private record Market(String symbol, long firstPriceTicks, int quantityDecimals) {}

    private TradeSource() {}

    /** Always the same {@code count} trades, in the order of time. */
    static Stream<MarketTrade> trades(int count) {
        Random random = new Random(SEED);
        long[] prices = MARKETS.stream().mapToLong(Market::firstPriceTicks).toArray();
        long[] ids = new long[MARKETS.size()];
        return IntStream.range(0, count).mapToObj(i -> {
            int which = random.nextInt(MARKETS.size());
            Market market = MARKETS.get(which);
            prices[which] = Math.max(100, prices[which] + random.nextInt(-3, 4));
            return new MarketTrade(
                    market.symbol(),
                    ++ids[which],
                    START_MS + i,
                    BigDecimal.valueOf(prices[which], 2),
                    BigDecimal.valueOf(1 + (long) Math.exp(random.nextDouble() * 12), market.quantityDecimals()),
                    random.nextBoolean());
        });
    }
}
