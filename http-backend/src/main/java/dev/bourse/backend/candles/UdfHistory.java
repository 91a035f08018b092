package dev.bourse.backend.candles;

import dev.bourse.common.market.CandleDuration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads bars in the way of TradingView's UDF protocol. */
@Component
final class UdfHistory {

    /** As many as a chart asks for at once, and some more. */
    static final int MOST_BARS = 5_000;

    private final BarHistory newest;
    private final CandleStore store;

    UdfHistory(BarHistory newest, CandleStore store) {
        this.newest = newest;
        this.store = store;
    }

    /**
     * What a chart asks for.
     *
     * @param from the first bucket; null: as many as there are
     * @param before all buckets start before it; null: open
     * @param most the last so many of them
     */
    record Wish(
            CandleDuration duration,
            @Nullable Instant from,
            @Nullable Instant before,
            int most) {}

    /**
     * An answer.
     *
     * @param bars ascending
     * @param earlier when there is none: the newest bar before the range; null where there is none either
     */
    record Found(List<Candle> bars, @Nullable Candle earlier) {}

    Found find(String symbol, Wish wish) {
        Instant last = wish.before() == null ? null : wish.before().minusMillis(1);
        List<Candle> bars = bars(symbol, wish, last);
        return new Found(bars, bars.isEmpty() ? earlier(symbol, wish) : null);
    }

    private List<Candle> bars(String symbol, Wish wish, @Nullable Instant last) {
        if (wish.most() > BarHistory.MAX_BARS) {
            return store.last(symbol, wish.duration(), wish.from(), last, wish.most());
        }
        List<Candle> bars = newest.bars(symbol, wish.duration(), wish.from(), last);
        return bars.subList(Math.max(0, bars.size() - wish.most()), bars.size());
    }

    private @Nullable Candle earlier(String symbol, Wish wish) {
        if (wish.from() == null) {
            return null;
        }
        List<Candle> before =
                store.last(symbol, wish.duration(), null, wish.from().minusMillis(1), 1);
        return before.isEmpty() ? null : before.getFirst();
    }
}
