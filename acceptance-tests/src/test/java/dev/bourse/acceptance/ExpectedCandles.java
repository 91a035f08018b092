package dev.bourse.acceptance;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Candles computed from trades in the most obvious way, to hold ours against. */
final class ExpectedCandles {

    private ExpectedCandles() {}

    /** One candle; decimals without trailing zeros. */
    record Candle(
            long timeSeconds,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            BigDecimal quoteVolume,
            long trades) {}

    static List<Candle> of(List<MarketTrade> trades, CandleDuration duration) {
        Map<Long, List<MarketTrade>> buckets = trades.stream()
                .collect(Collectors.groupingBy(
                        it -> it.timeMs() / duration.lengthMs() * duration.lengthMs(),
                        TreeMap::new,
                        Collectors.toList()));
        return buckets.entrySet().stream()
                .map(it -> candle(it.getKey() / 1_000, it.getValue()))
                .toList();
    }

    private static Candle candle(long timeSeconds, List<MarketTrade> bucket) {
        Comparator<MarketTrade> byId = Comparator.comparingLong(MarketTrade::tradeId);
        Comparator<MarketTrade> byPrice = Comparator.comparing(MarketTrade::price);
        return new Candle(
                timeSeconds,
                plain(bucket.stream().min(byId).orElseThrow().price()),
                plain(bucket.stream().max(byPrice).orElseThrow().price()),
                plain(bucket.stream().min(byPrice).orElseThrow().price()),
                plain(bucket.stream().max(byId).orElseThrow().price()),
                sum(bucket, MarketTrade::quantity),
                sum(bucket, it -> it.price().multiply(it.quantity())),
                bucket.size());
    }

    private static BigDecimal sum(List<MarketTrade> bucket, Function<MarketTrade, BigDecimal> value) {
        return plain(bucket.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    static BigDecimal plain(BigDecimal value) {
        return value.stripTrailingZeros();
    }
}
