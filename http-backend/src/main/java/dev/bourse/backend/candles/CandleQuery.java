package dev.bourse.backend.candles;

import dev.bourse.backend.web.Parameters;
import dev.bourse.common.market.CandleDuration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which candles of a market are wanted: those whose bucket starts from {@code start} to {@code end}, both included; the first
 * {@code limit} of them, or the last where there is no start.
 */
record CandleQuery(
        CandleDuration duration,
        @Nullable Instant start,
        @Nullable Instant end,
        int limit) {

    static final int MAX_LIMIT = 1000;

    /** Reads the parameters; {@code durationName} is what the path calls the duration. */
    static CandleQuery of(
            String durationName,
            @Nullable String duration,
            @Nullable String startTime,
            @Nullable String endTime,
            @Nullable String limit) {
        CandleQuery query = new CandleQuery(
                duration(durationName, duration),
                Parameters.time("startTime", startTime),
                Parameters.time("endTime", endTime),
                Parameters.whole("limit", limit, MAX_LIMIT, 1, MAX_LIMIT));
        Parameters.ascending("startTime", query.start, "endTime", query.end);
        return query;
    }

    static CandleDuration duration(String name, @Nullable String label) {
        return Parameters.oneOf(name, label, CandleDuration.labels(), CandleDuration::ofLabel);
    }
}
