package dev.bourse.simulator.market;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Klines of one symbol, computed from its trades. Minutes that can't change any more are remembered, so that longer spans are
 * added up from them. Safe for several threads.
 */
public final class Klines {

    private static final long MINUTE_MS = 60_000;

    /** Eight days of minutes for a week of history and the open day, and room for a long recording: about 7 MB. */
    private static final int REMEMBERED_MINUTES = 20_000;

    private final TradeHistory history;
    private final Map<Long, Candle> minutes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Candle> eldest) {
            return size() > REMEMBERED_MINUTES;
        }
    };

    public Klines(TradeHistory history) {
        this.history = history;
    }

    /**
     * Klines with Binance's rules: with a start the oldest from it, without one the newest; both bounds are inclusive and
     * compared with the kline's open time.
     *
     * @param nowMs the exchange's time; the kline it falls in is the newest
     */
    public List<Candle> range(KlineInterval interval, OptionalLong startMs, OptionalLong endMs, int limit, long nowMs) {
        long oldestId = history.oldestId();
        List<Trade> oldest = history.trades(oldestId, oldestId);
        if (oldest.isEmpty()) {
            return List.of();
        }
        long firstOpen = interval.openOf(oldest.getFirst().timeMs());
        long lastOpen = interval.openOf(Math.min(endMs.orElse(nowMs), nowMs));
        if (startMs.isPresent()) {
            long open = interval.openOf(startMs.getAsLong());
            long from = open < startMs.getAsLong() ? interval.next(open) : open;
            firstOpen = Math.max(firstOpen, from);
        } else {
            firstOpen = Math.max(firstOpen, interval.before(lastOpen, limit - 1));
        }
        List<Candle> candles = new ArrayList<>();
        for (long open = firstOpen; open <= lastOpen && candles.size() < limit; open = interval.next(open)) {
            candles.add(withPrices(over(open, interval.next(open))));
        }
        return candles;
    }

    /** The kline that starts at {@code openMs}, as far as it has happened; empty before the first trade of all. */
    public Optional<Candle> kline(KlineInterval interval, long openMs) {
        Candle candle = withPrices(over(openMs, interval.next(openMs)));
        return candle.openTicks() == 0 ? Optional.empty() : Optional.of(candle);
    }

    /** The trades of any span of time; without trades all prices are 0. */
    public Candle over(long fromMs, long toMs) {
        long firstMinute = fromMs + Math.floorMod(-fromMs, MINUTE_MS);
        long lastMinute = toMs - Math.floorMod(toMs, MINUTE_MS);
        CandleBuilder builder = new CandleBuilder(fromMs, toMs);
        if (firstMinute >= lastMinute) {
            visit(fromMs, toMs, builder);
            return builder.build();
        }
        visit(fromMs, firstMinute, builder);
        long newest = history.newestId();
        for (long open = firstMinute; open < lastMinute; open += MINUTE_MS) {
            Candle minute = minute(open);
            builder.add(minute);
            if (minute.lastId() == newest) {
                return builder.build();
            }
        }
        visit(lastMinute, toMs, builder);
        return builder.build();
    }

    private Candle minute(long openMs) {
        synchronized (minutes) {
            Candle known = minutes.get(openMs);
            if (known != null) {
                return known;
            }
        }
        // Asked before it is counted: a minute that ends in between is then only not remembered yet.
        boolean complete = history.isComplete(openMs + MINUTE_MS);
        CandleBuilder builder = new CandleBuilder(openMs, openMs + MINUTE_MS);
        visit(openMs, openMs + MINUTE_MS, builder);
        Candle candle = builder.build();
        if (complete) {
            synchronized (minutes) {
                minutes.put(openMs, candle);
            }
        }
        return candle;
    }

    private void visit(long fromMs, long toMs, TradeVisitor visitor) {
        if (fromMs < toMs) {
            long from = history.firstIdFrom(fromMs);
            history.visit(from, history.firstIdFrom(toMs) - 1, visitor);
        }
    }

    private Candle withPrices(Candle candle) {
        if (candle.trades() > 0) {
            return candle;
        }
        long before = history.firstIdFrom(candle.openMs()) - 1;
        List<Trade> last = history.trades(before, before);
        return last.isEmpty()
                ? candle
                : Candle.flat(candle.openMs(), candle.endMs(), last.getFirst().priceTicks());
    }
}
