package dev.bourse.uploader;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.market.Markets;
import dev.bourse.uploader.Retry.StoppedException;
import dev.bourse.uploader.exchange.EventTail;
import dev.bourse.uploader.exchange.ExchangeStore;
import dev.bourse.uploader.exchange.ExchangeStore.Applied;
import dev.bourse.uploader.exchange.LogEntry;
import dev.bourse.uploader.exchange.Progress;
import dev.bourse.uploader.store.LateCandles;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the exchange's event log into the database. An event that comes alone is stored at once; transactions then are some time apart, and
 * each takes all that has come meanwhile.
 */
final class EventUpload {

    static final String NAME = "engine.events";

    private static final Logger LOG = LoggerFactory.getLogger(EventUpload.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** People wait for their fills: so late they may be, and there are twenty transactions a second at most. */
    private static final Duration LONGEST_PACE = Duration.ofMillis(50);

    private final EventLog log;
    private final EventTail tail;
    private final ExchangeStore store;
    private final LateCandles lateCandles;
    private final EventMetrics metrics;
    private final InstantSource clock;
    private final Duration pace;
    private final Retry retry;
    private final CountDownLatch stop;
    private @Nullable Progress progress;
    private volatile @Nullable String bug;

    EventUpload(
            EventLog log,
            ExchangeStore store,
            LateCandles lateCandles,
            UploaderProperties properties,
            EventMetrics metrics,
            InstantSource clock,
            CountDownLatch stop) {
        this.log = log;
        this.tail = new EventTail(log, properties.batchSize());
        this.store = store;
        this.lateCandles = lateCandles;
        this.metrics = metrics;
        this.clock = clock;
        this.pace = properties.batchTimeout().compareTo(LONGEST_PACE) < 0 ? properties.batchTimeout() : LONGEST_PACE;
        this.retry = new Retry(properties.reconnectDelay(), properties.maxReconnectDelay(), stop);
        this.stop = stop;
    }

    /** What keeps it from working at the moment; empty while all is well. */
    Optional<String> problem() {
        return Optional.ofNullable(bug).or(() -> Optional.ofNullable(retry.problem()));
    }

    /** Its thread has ended by a bug: nothing more is stored. */
    void broken(RuntimeException e) {
        bug = "ended by a bug, to be started again: " + e;
    }

    EventMetrics metrics() {
        return metrics;
    }

    /** All markets of the exchange that it has heard of. */
    Markets markets() {
        return store.markets();
    }

    /** Until we are to stop. */
    void run() throws InterruptedException {
        try {
            while (stop.getCount() > 0) {
                long startNanos = System.nanoTime();
                boolean isFull = retry.untilDone("storing " + NAME, this::step);
                long leftNanos = pace.toNanos() - (System.nanoTime() - startNanos);
                if (!isFull && leftNanos > 0 && stop.await(leftNanos, TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (StoppedException e) {
            LOG.info("stopped while waiting, events stay in the log");
        }
    }

    /** Stores what has come; true when more may be waiting. After a failure it begins with what the database and the log then have. */
    private boolean step() throws SQLException {
        Progress from = progress;
        progress = null;
        if (from == null) {
            from = store.progress();
            tail.check(from);
            log.archived(from.lastSequence());
        }
        List<LogEntry> entries = tail.read(from, PATIENCE);
        if (entries.isEmpty()) {
            tail.check(from);
            metrics.caughtUp(from.lastSequence());
        } else {
            from = store(entries);
        }
        progress = from;
        return tail.isFull();
    }

    private Progress store(List<LogEntry> entries) throws SQLException {
        long startNanos = System.nanoTime();
        Applied applied = store.apply(entries);
        lateCandles.note(applied.earliestTradeMs(), applied.latestTradeMs());
        log.archived(applied.progress().lastSequence());
        metrics.stored(applied, entries, Duration.ofNanos(System.nanoTime() - startNanos), clock.millis());
        if (tail.isFull()) {
            metrics.behind(log.lastSequence() - applied.progress().lastSequence());
        } else {
            metrics.caughtUp(applied.progress().lastSequence());
        }
        return applied.progress();
    }
}
