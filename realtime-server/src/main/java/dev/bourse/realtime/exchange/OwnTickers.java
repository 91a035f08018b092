package dev.bourse.realtime.exchange;

import dev.bourse.common.market.Ticker;
import dev.bourse.realtime.backend.Backend;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.StreamWatch;
import dev.bourse.realtime.stream.Topic.OfMarket;
import dev.bourse.realtime.stream.Topic.Tickers;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statistics of our own markets, which the backend computes: fetched when a market has changed, at most once a second, while
 * someone watches. Thread-safe; {@link #run} is for a thread of its own.
 */
public final class OwnTickers implements StreamWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTickers.class);
    private static final Duration REST = Duration.ofSeconds(1);

    private final Backend backend;
    private final Predicate<String> isOwn;
    private final Consumer<Frame> out;
    private final Map<String, Integer> watchers = new HashMap<>();
    private final Set<String> due = new HashSet<>();
    private boolean failing;

    /**
     * No ticker yet.
     *
     * @param isOwn whether a symbol is of one of our own markets; the feed's have their tickers from the feed
     * @param out takes the messages; must not block
     */
    public OwnTickers(Backend backend, Predicate<String> isOwn, Consumer<Frame> out) {
        this.backend = backend;
        this.isOwn = isOwn;
        this.out = out;
    }

    @Override
    public synchronized void watch(OfMarket stream) {
        if (stream instanceof Tickers(String symbol) && isOwn.test(symbol)) {
            watchers.merge(symbol, 1, Integer::sum);
            changed(symbol);
        }
    }

    @Override
    public synchronized void unwatch(OfMarket stream) {
        if (stream instanceof Tickers(String symbol) && watchers.containsKey(symbol)) {
            int left = watchers.merge(symbol, -1, Integer::sum);
            if (left == 0) {
                watchers.remove(symbol);
                due.remove(symbol);
                out.accept(Frame.forget(stream));
            }
        }
    }

    /** A market's statistics are no longer what they were. */
    synchronized void changed(String symbol) {
        if (watchers.containsKey(symbol) && due.add(symbol)) {
            notifyAll();
        }
    }

    /** Waits for something to fetch, fetches it, rests. Over and over. */
    void run() throws InterruptedException {
        for (String symbol : awaitDue()) {
            fetch(symbol);
        }
        Thread.sleep(REST);
    }

    private synchronized List<String> awaitDue() throws InterruptedException {
        while (due.isEmpty()) {
            wait();
        }
        List<String> taken = List.copyOf(due);
        due.clear();
        return taken;
    }

    private void fetch(String symbol) throws InterruptedException {
        try {
            backend.find("/api/v1/ticker/24hr?symbol=" + symbol, Ticker.class)
                    .ifPresentOrElse(
                            this::show, () -> changed(symbol)); // What it has traded first may not be stored yet.
            failing = false;
        } catch (IOException e) {
            // Once per trouble is enough: it is tried again each second.
            if (!failing) {
                LOG.warn("A ticker can't be fetched symbol={} cause={}", symbol, e.toString());
            }
            failing = true;
            changed(symbol);
        }
    }

    private synchronized void show(Ticker ticker) {
        if (watchers.containsKey(ticker.symbol())) {
            out.accept(Messages.ticker(ticker));
        }
    }
}
