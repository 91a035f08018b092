package dev.bourse.backend.candles;

import dev.bourse.common.market.CandleDuration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bars as charts ask for them again and again: the newest ones. Those with at least two newer bars after them are settled and
 * come from {@link SettledBars}; the last two, of which one may be open and one may just have closed, always come from the
 * database. So a candle that has closed is never shown as it was before.
 */
@Component
final class BarHistory {

    static final int MAX_BARS = 1000;
    private static final int UNSETTLED = 2;

    private final CandleStore store;
    private final SettledBars settled;
    private final InstantSource clock;

    BarHistory(CandleStore store, SettledBars settled, InstantSource clock) {
        this.store = store;
        this.settled = settled;
        this.clock = clock;
    }

    /** The last {@value #MAX_BARS} bars that start from {@code from} to {@code to}, both included, ascending. */
    List<Candle> bars(String symbol, CandleDuration duration, @Nullable Instant from, @Nullable Instant to) {
        if (!isAboutTheNewest(duration, from, to)) {
            return store.last(symbol, duration, from, to, MAX_BARS);
        }
        List<Candle> newest = newest(symbol, duration);
        boolean whole = newest.size() < MAX_BARS
                || (from != null && from.getEpochSecond() >= newest.getFirst().time());
        boolean enough = from == null && to == null;
        return whole || enough ? within(newest, from, to) : store.last(symbol, duration, from, to, MAX_BARS);
    }

    /** The newest bars of all, at most {@value #MAX_BARS}. */
    private List<Candle> newest(String symbol, CandleDuration duration) {
        List<Candle> old = settled.read(symbol, duration);
        if (!old.isEmpty()) {
            Instant next = Instant.ofEpochSecond(old.getLast().time() + 1);
            List<Candle> young = store.first(symbol, duration, next, null, MAX_BARS);
            if (young.size() < MAX_BARS) {
                return joined(old, young);
            }
        }
        List<Candle> all = store.last(symbol, duration, null, null, MAX_BARS);
        settled.write(symbol, duration, all.subList(0, Math.max(0, all.size() - UNSETTLED)));
        return all;
    }

    private static List<Candle> joined(List<Candle> old, List<Candle> young) {
        List<Candle> all = new ArrayList<>(old);
        all.addAll(young);
        return all.subList(Math.max(0, all.size() - MAX_BARS), all.size());
    }

    private static List<Candle> within(List<Candle> bars, @Nullable Instant from, @Nullable Instant to) {
        return bars.stream()
                .filter(bar ->
                        from == null || !Instant.ofEpochSecond(bar.time()).isBefore(from))
                .filter(bar -> to == null || !Instant.ofEpochSecond(bar.time()).isAfter(to))
                .toList();
    }

    /** Whether the range can lie within the newest bars; one that ends long ago is not worth reading them. */
    private boolean isAboutTheNewest(CandleDuration duration, @Nullable Instant from, @Nullable Instant to) {
        Instant now = clock.instant();
        boolean endsNow = to == null || !to.isBefore(now.minus(duration.length()));
        boolean startsLately =
                from == null || !from.isBefore(now.minus(duration.length().multipliedBy(MAX_BARS)));
        return endsNow && startsLately;
    }
}
