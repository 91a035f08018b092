package dev.bourse.realtime.enigma;

import dev.bourse.common.market.Enigma;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.realtime.stream.EnigmaData;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.StreamWatch;
import dev.bourse.realtime.stream.Topic;
import dev.bourse.realtime.stream.Topic.OfMarket;
import dev.bourse.realtime.stream.TradeListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The enigmas of all markets, moved by their trades. Who watches one is shown it at once, and then when it has changed, at most once a
 * second. Thread-safe: one lock guards all of it, held only for arithmetic and to pass frames on.
 */
public final class Enigmas implements StreamWatch, TradeListener {

    private static final long MIN_INTERVAL_MS = Duration.ofSeconds(1).toMillis();

    private final InstantSource clock;
    private final Consumer<Frame> out;
    private final Map<String, LiveEnigma> live = new HashMap<>();

    /**
     * None yet.
     *
     * @param clock paces the messages
     * @param out takes them; must not block
     */
    public Enigmas(InstantSource clock, Consumer<Frame> out) {
        this.clock = clock;
        this.out = out;
    }

    @Override
    public synchronized void traded(MarketTrade trade) {
        LiveEnigma it = of(trade.symbol());
        it.add(trade);
        showIfDue(it);
    }

    @Override
    public void watch(OfMarket stream) {
        if (stream instanceof Topic.Enigmas(String symbol)) {
            watch(symbol);
        }
    }

    @Override
    public void unwatch(OfMarket stream) {
        if (stream instanceof Topic.Enigmas it) {
            unwatch(it);
        }
    }

    /** Later watchers find the last frame where they are. */
    private synchronized void watch(String symbol) {
        LiveEnigma it = of(symbol);
        if (it.watchers++ == 0) {
            show(it);
        }
    }

    private synchronized void unwatch(Topic.Enigmas stream) {
        LiveEnigma it = of(stream.symbol());
        if (--it.watchers == 0) {
            out.accept(Frame.forget(stream));
        }
    }

    /** What the backend knows of a market. */
    synchronized void join(String symbol, EnigmaSeed seed) {
        LiveEnigma it = of(symbol);
        it.join(seed, clock.millis());
        showIfDue(it);
    }

    /** Whether somebody could be told of a market if only the backend had said what there was before. */
    synchronized boolean waitsForSeed(String symbol) {
        LiveEnigma it = live.get(symbol);
        return it != null && !it.isSeeded() && (it.watchers > 0 || it.hasTraded());
    }

    /** Shows those that changed and waited long enough. To be called more often than the least interval passes. */
    synchronized void flush() {
        live.values().forEach(this::showIfDue);
    }

    /** What is to be written to Redis, by symbol; it counts as written. */
    synchronized Map<String, Enigma> takeUnwritten() {
        Map<String, Enigma> taken = new HashMap<>();
        live.forEach((symbol, it) -> {
            Enigma enigma = it.unwritten ? it.enigma() : null;
            if (enigma != null) {
                it.unwritten = false;
                taken.put(symbol, enigma);
            }
        });
        return taken;
    }

    /** What was taken has not been written. */
    synchronized void notWritten(Collection<String> symbols) {
        symbols.forEach(it -> of(it).unwritten = true);
    }

    private LiveEnigma of(String symbol) {
        return live.computeIfAbsent(symbol, it -> new LiveEnigma(it, clock.millis()));
    }

    private void showIfDue(LiveEnigma it) {
        if (it.changed && it.watchers > 0 && clock.millis() - it.shownAtMs >= MIN_INTERVAL_MS) {
            show(it);
        }
    }

    private void show(LiveEnigma it) {
        EnigmaData data = it.data();
        if (data != null) {
            it.changed = false;
            it.shownAtMs = clock.millis();
            out.accept(Messages.enigma(data));
        }
    }
}
