package dev.bourse.engine.runtime;

import dev.bourse.common.log.LogTrimmedException;
import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.engine.journal.Replica;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread "snapshots": it takes one from time to time, and one more when it is stopped. */
public final class SnapshotRunner {

    private static final Logger log = LoggerFactory.getLogger(SnapshotRunner.class);
    private static final long CHECK_MS = 500;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EngineRunner engine;
    private final Start start;
    private final Duration interval;
    private final long everyEvents;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Snapshotter snapshotter;
    private long lastSequence;
    private Instant notBefore = Instant.MIN;
    private volatile Instant lastTaken;
    private volatile @Nullable String problem;

    /** Recovers a replica and makes what takes snapshots with it. */
    public interface Start {
        Snapshotter start() throws IOException;
    }

    /**
     * Takes snapshots of an engine.
     *
     * @param interval at least so often when anything has happened
     * @param everyEvents and whenever so many events have happened
     */
    public SnapshotRunner(EngineRunner engine, Start start, Duration interval, long everyEvents, InstantSource clock) {
        this.engine = engine;
        this.start = start;
        this.interval = interval;
        this.everyEvents = everyEvents;
        this.clock = clock;
        this.lastTaken = clock.instant();
        this.thread = Thread.ofPlatform().name("snapshots").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Takes one more snapshot, of an engine that has stopped before, and ends. */
    public void stop() throws InterruptedException {
        stop.countDown();
        thread.join();
    }

    /** When the last one was taken, or there was nothing to take; at first when this was made. */
    public Instant lastTaken() {
        return lastTaken;
    }

    /** Why the last one could not be taken; empty when it was. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void run() {
        try {
            while (!stop.await(CHECK_MS, TimeUnit.MILLISECONDS)) {
                engine.loop().filter(this::isDue).ifPresent(this::take);
            }
            if (!engine.isHalted()) {
                engine.loop().ifPresent(this::take);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            engine.halt(e);
        }
    }

    private boolean isDue(EngineLoop loop) {
        Instant now = clock.instant();
        boolean isTime =
                !lastTaken.plus(interval).isAfter(now) || loop.progress().sequence() - lastSequence >= everyEvents;
        return isTime && !notBefore.isAfter(now);
    }

    private void take(EngineLoop loop) {
        try {
            Snapshotter taker = snapshotter;
            if (taker == null) {
                taker = start.start();
                snapshotter = taker;
            }
            long begin = System.nanoTime();
            Replica.Progress progress = loop.progress();
            if (taker.snapshot(progress)) {
                log.info(
                        "snapshot taken sequence={} ms={}",
                        progress.sequence(),
                        (System.nanoTime() - begin) / 1_000_000);
            }
            lastSequence = progress.sequence();
            lastTaken = clock.instant();
            problem = null;
        } catch (LogTrimmedException e) {
            snapshotter = null;
            failed("too far behind for a snapshot, begins anew", e);
        } catch (LogUnavailableException | IOException e) {
            failed("no snapshot could be taken", e);
        }
    }

    private void failed(String what, Exception e) {
        problem = e.getMessage();
        notBefore = clock.instant().plus(PAUSE);
        log.warn("{} reason=\"{}\"", what, e.getMessage());
    }
}
