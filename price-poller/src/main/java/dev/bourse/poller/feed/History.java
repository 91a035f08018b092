package dev.bourse.poller.feed;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import dev.bourse.poller.binance.BinanceRest;
import dev.bourse.poller.binance.BinanceRestException;
import dev.bourse.poller.binance.RestKline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches closed klines for time that our own trades do not cover: before the first start, and in an outage too long to be filled
 * trade by trade. Only closed ones: an open one would be wrong a moment later.
 */
final class History {

    /** The exchange has no 30 s klines; they are put together from its 1 s klines, for so much time at most. */
    private static final Duration THIRTY_SECONDS_REACH = Duration.ofHours(1);

    private static final int MAX_ROWS_PER_DURATION = 20_000;
    private static final String ONE_SECOND = "1s";

    private final BinanceRest rest;
    private final int candles;

    /**
     * History of limited depth.
     *
     * @param candles how many of each duration a new symbol begins with
     */
    History(BinanceRest rest, int candles) {
        this.rest = rest;
        this.candles = candles;
    }

    /**
     * Fetches the closed klines of every duration whose buckets touch a span of time.
     *
     * @param fromMs start of the span; null for as much history as a new symbol begins with: the newest candles of each duration,
     *     and all minutes of the current day so that its candle can be built
     * @param untilMs only klines that are closed at this time of the exchange's clock
     * @return the number of klines
     */
    int fetch(String symbol, @Nullable Long fromMs, long untilMs, Consumer<Kline> klines)
            throws BinanceRestException, InterruptedException {
        int count = 0;
        for (CandleDuration duration : CandleDuration.values()) {
            long start = fromMs == null ? historyStart(duration, untilMs) : duration.bucketStartMs(fromMs);
            List<Kline> fetched = duration == CandleDuration.THIRTY_SECONDS
                    ? thirtySeconds(symbol, Math.max(start, untilMs - THIRTY_SECONDS_REACH.toMillis()), untilMs)
                    : closed(symbol, duration, start, untilMs);
            fetched.forEach(klines);
            count += fetched.size();
        }
        return count;
    }

    private long historyStart(CandleDuration duration, long untilMs) {
        long newest = duration.bucketStartMs(untilMs) - candles * duration.lengthMs();
        return duration == CandleDuration.ONE_MINUTE
                ? Math.min(newest, CandleDuration.ONE_DAY.bucketStartMs(untilMs))
                : newest;
    }

    private List<Kline> closed(String symbol, CandleDuration duration, long startMs, long untilMs)
            throws BinanceRestException, InterruptedException {
        List<Kline> closed = new ArrayList<>();
        for (RestKline it : pages(symbol, duration.label(), startMs, untilMs)) {
            if (it.trades() > 0) {
                closed.add(it.asGapFiller(symbol, duration));
            }
        }
        return closed;
    }

    private List<Kline> thirtySeconds(String symbol, long startMs, long untilMs)
            throws BinanceRestException, InterruptedException {
        CandleDuration duration = CandleDuration.THIRTY_SECONDS;
        long firstBucket = Math.ceilDiv(startMs, duration.lengthMs()) * duration.lengthMs();
        long endOfLast = duration.bucketStartMs(untilMs);
        List<Kline> closed = new ArrayList<>();
        RestKline bucket = null;
        for (RestKline second : pages(symbol, ONE_SECOND, firstBucket, endOfLast)) {
            boolean same = bucket != null
                    && duration.bucketStartMs(bucket.openTimeMs()) == duration.bucketStartMs(second.openTimeMs());
            if (bucket != null && !same && bucket.trades() > 0) {
                closed.add(bucket.asGapFiller(symbol, duration));
            }
            bucket = bucket != null && same ? bucket.and(second) : second;
        }
        if (bucket != null && bucket.trades() > 0) {
            closed.add(bucket.asGapFiller(symbol, duration));
        }
        return closed;
    }

    private List<RestKline> pages(String symbol, String interval, long startMs, long untilMs)
            throws BinanceRestException, InterruptedException {
        List<RestKline> all = new ArrayList<>();
        long from = Math.max(0, startMs);
        while (all.size() < MAX_ROWS_PER_DURATION && from < untilMs) {
            List<RestKline> page = rest.klines(symbol, interval, from, BinanceRest.MAX_ROWS);
            page.stream().filter(it -> it.closeTimeMs() < untilMs).forEach(all::add);
            if (page.size() < BinanceRest.MAX_ROWS) {
                break;
            }
            from = page.getLast().closeTimeMs() + 1;
        }
        return all;
    }
}
