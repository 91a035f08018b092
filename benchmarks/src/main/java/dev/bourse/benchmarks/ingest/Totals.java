package dev.bourse.benchmarks.ingest;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the trades of a symbol come to: the same in the table and in the candles of every duration, if nothing was lost or
 * counted twice.
 */
record Totals(long trades, BigDecimal volume, BigDecimal quoteVolume) {

    Totals {
        volume = volume.stripTrailingZeros();
        quoteVolume = quoteVolume.stripTrailingZeros();
    }

    static Map<String, Totals> of(Stream<MarketTrade> trades) {
        return trades.collect(Collectors.toMap(
                MarketTrade::symbol,
                trade -> new Totals(1, trade.quantity(), trade.price().multiply(trade.quantity())),
                Totals::plus,
                TreeMap::new));
    }

    private Totals plus(Totals other) {
        return new Totals(trades + other.trades, volume.add(other.volume), quoteVolume.add(other.quoteVolume));
    }
}
