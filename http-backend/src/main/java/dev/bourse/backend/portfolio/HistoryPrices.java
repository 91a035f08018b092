package dev.bourse.backend.portfolio;

import dev.bourse.backend.portfolio.PastHoldings.Move;
import dev.bourse.backend.portfolio.PastPrices.Wanted;
import dev.bourse.backend.portfolio.Valuation.Source;
import dev.bourse.common.market.CandleDuration;
import dev.bourse.exchange.market.Asset;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The prices of the past that one history needs, all but those of the currency itself: at the ends of buckets those of the interval's candles,
 * and at the times of transfers those of their minute's.
 *
 * @param step as long as the candles that {@code singles} are of
 */
record HistoryPrices(
        Asset currency,
        CandleDuration interval,
        Map<String, NavigableMap<Long, BigDecimal>> series,
        CandleDuration step,
        Map<Wanted, BigDecimal> singles) {

    /** How many prices are read one by one. Where more minutes had transfers, the candles of longer times stand for theirs. */
    static final int MOST_SINGLE = 250;

    private static final List<CandleDuration> STEPS = List.of(
            CandleDuration.ONE_MINUTE, CandleDuration.FIFTEEN_MINUTES, CandleDuration.ONE_HOUR, CandleDuration.ONE_DAY);

    /**
     * Reads them.
     *
     * @param assets all that were held at any of the points
     * @param times the points, at least one
     */
    static HistoryPrices read(
            PastPrices past,
            Asset currency,
            HistoryQuery query,
            Collection<Asset> assets,
            List<Long> times,
            List<Move> transferred) {
        List<Source> sources = assets.stream()
                .filter(it -> !it.equals(currency))
                .map(it -> Valuation.source(it, currency))
                .toList();
        List<Wanted> wanted = Stream.concat(
                        transferred.stream()
                                .filter(it -> !it.asset().equals(currency))
                                .map(it -> new Wanted(Valuation.source(it.asset(), currency), it.timeMs())),
                        // The first point may be at the end of no bucket.
                        sources.stream().map(it -> new Wanted(it, times.getFirst())))
                .toList();
        CandleDuration step = STEPS.stream()
                .filter(it -> byStep(wanted, it).size() <= MOST_SINGLE)
                .findFirst()
                .orElse(STEPS.getLast());
        List<String> symbols =
                sources.stream().flatMap(it -> Stream.of(it.own(), it.feed())).toList();
        return new HistoryPrices(
                currency,
                query.interval(),
                past.series(symbols, query.interval(), query.endMs(), times.size() + 1),
                step,
                past.singles(byStep(wanted, step), step));
    }

    private static Set<Wanted> byStep(List<Wanted> wanted, CandleDuration step) {
        return wanted.stream()
                .map(it -> new Wanted(it.source(), HistoryQuery.endOfBucketMs(step, it.endMs())))
                .collect(Collectors.toSet());
    }

    /** The price at a point; null where there was none by then. */
    @Nullable
    BigDecimal at(Asset asset, long timeMs) {
        return HistoryQuery.endOfBucketMs(interval, timeMs) == timeMs ? ofSeries(asset, timeMs) : of(asset, timeMs);
    }

    /** The price at the time of a transfer; null where there was none by then. */
    @Nullable
    BigDecimal of(Asset asset, long timeMs) {
        return asset.equals(currency)
                ? BigDecimal.ONE
                : singles.get(new Wanted(Valuation.source(asset, currency), HistoryQuery.endOfBucketMs(step, timeMs)));
    }

    private @Nullable BigDecimal ofSeries(Asset asset, long timeMs) {
        if (asset.equals(currency)) {
            return BigDecimal.ONE;
        }
        Source source = Valuation.source(asset, currency);
        BigDecimal own = last(source.own(), timeMs);
        return own == null ? last(source.feed(), timeMs) : own;
    }

    private @Nullable BigDecimal last(String symbol, long timeMs) {
        NavigableMap<Long, BigDecimal> closes = series.get(symbol);
        Entry<Long, BigDecimal> last = closes == null ? null : closes.floorEntry(timeMs);
        return last == null ? null : last.getValue();
    }
}
