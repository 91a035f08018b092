package dev.bourse.db;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Candles computed from trades one after the other, in the plainest way: what the database is held against. */
public final class ReferenceCandles {

    private ReferenceCandles() {}

    /** The candles of one symbol, ascending; trades may come in any order and repeat. */
    public static List<Candle> of(Collection<MarketTrade> trades, String symbol, CandleDuration duration) {
        SortedMap<Long, SortedMap<Long, MarketTrade>> buckets = new TreeMap<>();
        for (MarketTrade trade : trades) {
            if (trade.symbol().equals(symbol)) {
                buckets.computeIfAbsent(duration.bucketStartMs(trade.timeMs()), start -> new TreeMap<>())
                        .put(trade.tradeId(), trade);
            }
        }
        List<Candle> candles = new ArrayList<>();
        buckets.forEach((start, byId) -> candles.add(candle(start, List.copyOf(byId.values()))));
        return candles;
    }

    private static Candle candle(long startMs, List<MarketTrade> trades) {
        List<MarketTrade> takerBuys =
                trades.stream().filter(trade -> !trade.buyerIsMaker()).toList();
        return new Candle(
                Instant.ofEpochMilli(startMs),
                trades.getFirst().price(),
                trades.stream().map(MarketTrade::price).reduce(BigDecimal.ZERO, BigDecimal::max),
                trades.stream().map(MarketTrade::price).reduce(trades.getFirst().price(), BigDecimal::min),
                trades.getLast().price(),
                sum(trades, MarketTrade::quantity),
                sum(trades, trade -> trade.price().multiply(trade.quantity())),
                trades.size(),
                sum(takerBuys, MarketTrade::quantity),
                sum(takerBuys, trade -> trade.price().multiply(trade.quantity())));
    }

    private static BigDecimal sum(List<MarketTrade> trades, Function<MarketTrade, BigDecimal> amount) {
        return trades.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
