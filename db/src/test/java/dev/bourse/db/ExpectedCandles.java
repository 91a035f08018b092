package dev.bourse.db;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The three rules of {@code candles(...)}, applied to everything at once. All trades and klines are of one symbol. */
final class ExpectedCandles {

    private ExpectedCandles() {}

    static List<ReadCandle> of(List<MarketTrade> trades, List<Kline> klines, CandleDuration duration) {
        SortedMap<Instant, ReadCandle> candles = new TreeMap<>(fromTrades(trades, duration));
        if (duration.length().compareTo(Duration.ofMinutes(1)) > 0) {
            candles.putAll(composed(trades, klines, duration));
        }
        candles.putAll(fromKlines(klines, duration, false));
        return List.copyOf(candles.values());
    }

    private static Map<Instant, ReadCandle> composed(
            List<MarketTrade> trades, List<Kline> klines, CandleDuration duration) {
        SortedMap<Instant, ReadCandle> minutes = new TreeMap<>(fromTrades(trades, CandleDuration.ONE_MINUTE));
        minutes.putAll(fromKlines(klines, CandleDuration.ONE_MINUTE, true));
        return klines.stream()
                .filter(kline -> kline.duration() == CandleDuration.ONE_MINUTE && kline.fillsGap())
                .map(kline -> Instant.ofEpochMilli(duration.bucketStartMs(kline.openTimeMs())))
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        bucket -> compose(
                                bucket,
                                minutes.subMap(bucket, bucket.plus(duration.length()))
                                        .values())));
    }

    private static ReadCandle compose(Instant bucket, Collection<ReadCandle> minutes) {
        List<Candle> parts = minutes.stream().map(ReadCandle::candle).toList();
        Candle candle = new Candle(
                bucket,
                parts.getFirst().open(),
                parts.stream().map(Candle::high).max(Comparator.naturalOrder()).orElseThrow(),
                parts.stream().map(Candle::low).min(Comparator.naturalOrder()).orElseThrow(),
                parts.getLast().close(),
                sum(parts, Candle::volume),
                sum(parts, Candle::quoteVolume),
                parts.stream().mapToLong(Candle::trades).sum(),
                sum(parts, Candle::takerBuyVolume),
                sum(parts, Candle::takerBuyQuoteVolume));
        return new ReadCandle(
                candle,
                newest(minutes.stream()
                        .map(ReadCandle::lastTradeId)
                        .filter(Objects::nonNull)
                        .toList()),
                newest(minutes.stream()
                        .map(ReadCandle::coveredUntil)
                        .filter(Objects::nonNull)
                        .toList()));
    }

    private static <T extends Comparable<T>> @Nullable T newest(List<T> values) {
        return values.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static BigDecimal sum(List<Candle> parts, Function<Candle, BigDecimal> amount) {
        return parts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<Instant, ReadCandle> fromTrades(List<MarketTrade> trades, CandleDuration duration) {
        Map<Instant, Long> lastIds = trades.stream()
                .collect(Collectors.toMap(
                        trade -> Instant.ofEpochMilli(duration.bucketStartMs(trade.timeMs())),
                        MarketTrade::tradeId,
                        Math::max));
        return ReferenceCandles.of(trades, "BTCUSDT", duration).stream()
                .collect(Collectors.toMap(
                        Candle::bucket, candle -> new ReadCandle(candle, lastIds.get(candle.bucket()), null)));
    }

    private static Map<Instant, ReadCandle> fromKlines(
            List<Kline> klines, CandleDuration duration, boolean withCoverage) {
        return klines.stream()
                .filter(kline -> kline.duration() == duration)
                .collect(Collectors.toMap(
                        kline -> Instant.ofEpochMilli(kline.openTimeMs()),
                        kline -> new ReadCandle(
                                candle(kline),
                                null,
                                withCoverage ? Instant.ofEpochMilli(kline.openTimeMs() + duration.lengthMs()) : null)));
    }

    private static Candle candle(Kline kline) {
        return new Candle(
                Instant.ofEpochMilli(kline.openTimeMs()),
                kline.open(),
                kline.high(),
                kline.low(),
                kline.close(),
                kline.volume(),
                kline.quoteVolume(),
                kline.trades(),
                kline.takerBuyVolume(),
                kline.takerBuyQuoteVolume());
    }
}
