package dev.bourse.backend.candles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link CandleQuery}.
 *
 * @param candles ascending
 * @param next where the next page starts, null when nothing follows within the range
 */
record CandlePage(List<Candle> candles, @Nullable Instant next) {

    /** A page of {@code limit} candles from a list that was asked to have one more. */
    static CandlePage of(List<Candle> candles, int limit) {
        return candles.size() <= limit
                ? new CandlePage(candles, null)
                : new CandlePage(
                        candles.subList(0, limit),
                        Instant.ofEpochSecond(candles.get(limit).time()));
    }
}
