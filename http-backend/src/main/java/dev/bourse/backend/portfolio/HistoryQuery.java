package dev.bourse.backend.portfolio;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.market.CandleDuration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which points of a history are wanted: the ends of the interval's buckets from {@code fromMs} to {@code endMs}, both included and Unix
 * milliseconds.
 *
 * @param endsNow whether the end is now, and so a point itself
 */
record HistoryQuery(CandleDuration interval, long fromMs, long endMs, boolean endsNow) {

    static final int MOST_POINTS = 1_000;

    /** Besides those of the buckets there may be one of the first funds and one of now. */
    private static final int MOST_BUCKETS = MOST_POINTS - 2;

    private static final CandleDuration USUAL = CandleDuration.ONE_HOUR;
    private static final List<CandleDuration> INTERVALS =
            List.of(CandleDuration.FIFTEEN_MINUTES, USUAL, CandleDuration.ONE_DAY);

    /**
     * Reads the parameters.
     *
     * @throws RefusedException when there would be more than {@link #MOST_POINTS}
     */
    static HistoryQuery of(@Nullable String interval, @Nullable String from, @Nullable String to, long nowMs) {
        CandleDuration length = interval(interval);
        Instant start = Parameters.time("from", from);
        Instant end = Parameters.time("to", to);
        Parameters.ascending("from", start, "to", end);
        boolean endsNow = end == null || end.toEpochMilli() >= nowMs;
        long endMs = end == null || endsNow ? nowMs : end.toEpochMilli();
        long longestMs = MOST_BUCKETS * length.lengthMs();
        long fromMs = start == null ? Math.max(0, endMs - longestMs) : start.toEpochMilli();
        if (endMs - fromMs > longestMs) {
            throw tooMany(length, fromMs, endMs);
        }
        return new HistoryQuery(length, fromMs, endMs, endsNow);
    }

    private static CandleDuration interval(@Nullable String label) {
        return Parameters.oneOf(
                "interval",
                label == null || label.isBlank() ? USUAL.label() : label,
                INTERVALS.stream().map(CandleDuration::label).toList(),
                it -> CandleDuration.ofLabel(it).filter(INTERVALS::contains));
    }

    private static RefusedException tooMany(CandleDuration length, long fromMs, long endMs) {
        long points = Math.ceilDiv(endMs - fromMs, length.lengthMs()) + MOST_POINTS - MOST_BUCKETS;
        return new RefusedException(
                ErrorCode.INVALID_RANGE,
                "These are up to " + points + " points " + length.label() + " apart, and " + MOST_POINTS
                        + " is the most; take a longer interval, or a later from.",
                Map.of("interval", length.label(), "points", points, "maximum", MOST_POINTS));
    }

    /**
     * The points of an account, ascending, Unix milliseconds: none before its first funds, and where these came within the range the first is
     * theirs.
     */
    List<Long> times(long firstFundsMs) {
        List<Long> times = new ArrayList<>();
        if (firstFundsMs >= fromMs && firstFundsMs <= endMs) {
            times.add(firstFundsMs);
        }
        long start = Math.max(fromMs, firstFundsMs);
        for (long time = endOfBucketMs(start); time <= endMs; time += interval.lengthMs()) {
            if (times.isEmpty() || time > times.getLast()) {
                times.add(time);
            }
        }
        if (endsNow && fromMs <= endMs && (times.isEmpty() || times.getLast() < endMs)) {
            times.add(endMs);
        }
        return times;
    }

    /** Whether a point shows the account as it is now. */
    boolean isNow(long timeMs) {
        return endsNow && timeMs == endMs;
    }

    /** The end of the bucket that a time lies in; a bucket's end belongs to it, as what has happened by then counts. */
    long endOfBucketMs(long timeMs) {
        return endOfBucketMs(interval, timeMs);
    }

    static long endOfBucketMs(CandleDuration length, long timeMs) {
        return Math.ceilDiv(timeMs, length.lengthMs()) * length.lengthMs();
    }
}
