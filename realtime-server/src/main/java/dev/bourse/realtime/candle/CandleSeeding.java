package dev.bourse.realtime.candle;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the backend for what candles start from, again and again with backoff until they are live or nobody watches them. What
 * it does to a candle it does under the lock of {@link LiveCandles}; it never waits while it holds that.
 */
final class CandleSeeding implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CandleSeeding.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);
    private static final int MAX_CALLS = 8;

    private final CandleBackend backend;
    private final LiveCandles candles;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("candle-seed-", 0).factory());
    private final Semaphore calls = new Semaphore(MAX_CALLS);
    private final Set<LiveCandle> underWay = new HashSet<>();

    CandleSeeding(CandleBackend backend, LiveCandles candles) {
        this.backend = backend;
        this.candles = candles;
    }

    /** Starts, unless it is under way. The caller holds the lock. */
    void start(LiveCandle candle) {
        if (!threads.isShutdown() && underWay.add(candle)) {
            threads.execute(() -> seed(candle));
        }
    }

    private void seed(LiveCandle candle) {
        try {
            Duration delay = FIRST_DELAY;
            for (int attempt = 1; !attempt(candle, attempt); attempt++) {
                Thread.sleep(delay);
                delay = min(delay.multipliedBy(2), MAX_DELAY);
            }
            finish(candle);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when there is nothing left to do. */
    private boolean attempt(LiveCandle candle, int attempt) throws InterruptedException {
        if (!candles.isWatched(candle)) {
            return true;
        }
        try {
            calls.acquire();
            Optional<CandleSeed> current;
            try {
                current = backend.current(candle.topic());
            } finally {
                calls.release();
            }
            return current.isPresent() ? join(candle, current.get()) : startWithout(candle);
        } catch (IOException e) {
            // Once per trouble is enough: a backend that is away is away for all candles.
            if (attempt == 1) {
                LOG.warn(
                        "Candles wait for the backend stream={} cause={}",
                        candle.topic().name(),
                        e.toString());
            }
            return false;
        }
    }

    private boolean join(LiveCandle candle, CandleSeed seed) throws IOException, InterruptedException {
        Long unclosedMs;
        synchronized (candles) {
            unclosedMs = candle.unclosedBefore(seed, ring(candle));
        }
        List<CandleSeed> closed =
                unclosedMs == null ? List.of() : backend.between(candle.topic(), unclosedMs, seed.openTimeMs());
        synchronized (candles) {
            closed.forEach(candle::showClosed);
            return candle.join(seed, ring(candle));
        }
    }

    private boolean startWithout(LiveCandle candle) {
        synchronized (candles) {
            candle.startWithout(ring(candle));
            return false;
        }
    }

    private TradeRing ring(LiveCandle candle) {
        return candles.ring(candle.topic().symbol());
    }

    private void finish(LiveCandle candle) {
        synchronized (candles) {
            underWay.remove(candle);
            if (!candle.settled() && candles.isWatched(candle)) {
                // A trade went missing between the last attempt and now.
                start(candle);
            }
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
