package dev.bourse.realtime.candle;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.realtime.backend.Backend;
import dev.bourse.realtime.candle.TradeRing.Place;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.StreamWatch;
import dev.bourse.realtime.stream.Topic.Candles;
import dev.bourse.realtime.stream.Topic.OfMarket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All candles that someone watches, kept up to date with each trade. Thread-safe: one lock guards all of it, held only for
 * arithmetic and to pass frames on, never while waiting.
 */
public final class LiveCandles implements StreamWatch, AutoCloseable {

    private final CandleSeeding seeding;
    private final InstantSource clock;
    private final Duration minInterval;
    private final int tradesKept;
    private final Consumer<Frame> out;

    private final Map<String, TradeRing> rings = new HashMap<>();
    private final Map<Candles, Watched> watched = new HashMap<>();
    private boolean historyComplete = true;

    /**
     * No candles yet.
     *
     * @param backend where each candle is started from
     * @param clock paces the messages
     * @param minInterval the least time between two messages of one open candle
     * @param tradesKept newest trades of a symbol that are kept, to join them to what the backend knows
     * @param out takes the messages; must not block
     */
    public LiveCandles(
            Backend backend, InstantSource clock, Duration minInterval, int tradesKept, Consumer<Frame> out) {
        this.seeding = new CandleSeeding(new CandleBackend(backend), this);
        this.clock = clock;
        this.minInterval = minInterval;
        this.tradesKept = tradesKept;
        this.out = out;
    }

    private static final class Watched {
        final LiveCandle candle;
        int watchers;

        Watched(LiveCandle candle) {
            this.candle = candle;
        }
    }

    /** Says that trades before the first that is added are known to exist. */
    public synchronized void startsAfterOtherTrades() {
        historyComplete = false;
    }

    /** As {@link #startsAfterOtherTrades()}, of one symbol. */
    public synchronized void startsAfterOtherTrades(String symbol) {
        rings.computeIfAbsent(symbol, it -> new TradeRing(tradesKept, false));
    }

    /**
     * The next entry of the trade stream.
     *
     * @return false when this trade came before
     */
    public synchronized boolean add(MarketTrade trade) {
        Place place = ring(trade.symbol()).add(trade);
        if (place == Place.DUPLICATE) {
            return false;
        }
        for (LiveCandle candle : of(trade.symbol())) {
            if (place == Place.RESTART) {
                candle.restart();
            }
            candle.add(trade);
            if (!candle.settled()) {
                seeding.start(candle);
            }
        }
        return true;
    }

    @Override
    public void watch(OfMarket stream) {
        if (stream instanceof Candles candles) {
            watch(candles);
        }
    }

    @Override
    public void unwatch(OfMarket stream) {
        if (stream instanceof Candles candles) {
            unwatch(candles);
        }
    }

    private synchronized void watch(Candles topic) {
        Watched entry = watched.computeIfAbsent(
                topic, it -> new Watched(new LiveCandle(it, minInterval.toMillis(), clock, out)));
        entry.watchers++;
        if (!entry.candle.settled()) {
            seeding.start(entry.candle);
        }
    }

    private synchronized void unwatch(Candles topic) {
        Watched entry = watched.get(topic);
        if (entry != null && --entry.watchers == 0) {
            watched.remove(topic);
            out.accept(Frame.forget(topic));
        }
    }

    /** Sends the candles that changed and waited long enough. To be called more often than the least interval passes. */
    public synchronized void flush() {
        watched.values().forEach(it -> it.candle.flush());
    }

    /** Streams that someone watches. */
    public synchronized int watchedCount() {
        return watched.size();
    }

    synchronized boolean isWatched(LiveCandle candle) {
        Watched entry = watched.get(candle.topic());
        return entry != null && entry.candle == candle;
    }

    TradeRing ring(String symbol) {
        return rings.computeIfAbsent(symbol, it -> new TradeRing(tradesKept, historyComplete));
    }

    private Collection<LiveCandle> of(String symbol) {
        return watched.values().stream()
                .map(it -> it.candle)
                .filter(it -> it.topic().symbol().equals(symbol))
                .toList();
    }

    @Override
    public void close() {
        seeding.close();
    }
}
