package dev.bourse.uploader;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.market.Instrument;
import dev.bourse.exchange.market.Market;
import dev.bourse.uploader.store.LateCandles;
import dev.bourse.uploader.stream.Instruments;
import dev.bourse.uploader.stream.StreamKeeper;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the threads of all uploads. A stop finishes the batch in hand; what is not stored stays in the stream. */
final class Uploads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final long KEEP_EVERY_MS = 1_000;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final List<Upload> uploads;
    private final EventUpload exchange;
    private final Instruments instruments;
    private final LateCandles lateCandles;
    private final CountDownLatch stop;
    private final ApplicationEventPublisher events;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /** One stream's upload and its surroundings. */
    record Upload(StreamUpload upload, StreamKeeper keeper, UploadMetrics metrics) {}

    /** The uploads run until {@code stop}, which this counts down. */
    Uploads(
            List<Upload> uploads,
            EventUpload exchange,
            Instruments instruments,
            LateCandles lateCandles,
            CountDownLatch stop,
            ApplicationEventPublisher events) {
        this.uploads = uploads;
        this.exchange = exchange;
        this.instruments = instruments;
        this.lateCandles = lateCandles;
        this.stop = stop;
        this.events = events;
    }

    List<StreamUpload> streams() {
        return uploads.stream().map(Upload::upload).toList();
    }

    @Override
    public void start() {
        running = true;
        for (Upload upload : uploads) {
            String stream = upload.upload().projection().stream();
            start(stream + "-reader", upload.upload()::read, upload.upload()::broken);
            start(stream + "-writer", upload.upload()::write, upload.upload()::broken);
            start(stream + "-keeper", () -> keep(upload), upload.upload()::broken);
        }
        start(EventUpload.NAME, exchange::run, exchange::broken);
        start("instruments", this::keepInstruments, e -> LOG.error("own markets are not announced any more", e));
        start("late-candles", this::refreshLateCandles, e -> LOG.error("candles stay late", e));
    }

    @Override
    public void stop() {
        stop.countDown();
        long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
        try {
            for (Thread thread : threads) {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                if (!thread.join(left)) {
                    LOG.warn("does not stop in time and is interrupted thread={}", thread.getName());
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }

    private void start(String name, Task task, Consumer<RuntimeException> onBug) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("interrupted thread={}", name);
            } catch (RuntimeException e) {
                LOG.error("ended by a bug, the process should be started again thread={}", name, e);
                onBug.accept(e);
                AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
            }
        }));
    }

    private void keep(Upload upload) throws InterruptedException {
        while (!stop.await(KEEP_EVERY_MS, TimeUnit.MILLISECONDS)) {
            try {
                upload.metrics().backlog(upload.keeper().keep());
            } catch (RedisException e) {
                // The reader says so, loudly.
                LOG.debug("could not look after the stream", e);
            }
        }
    }

    /** Again and again, since Redis may have been emptied, and costs next to nothing. */
    private void keepInstruments() throws InterruptedException {
        while (!stop.await(KEEP_EVERY_MS, TimeUnit.MILLISECONDS)) {
            try {
                int written = instruments.keep(exchange.markets().all().stream()
                        .map(Uploads::instrument)
                        .toList());
                if (written > 0) {
                    LOG.info("announced own markets count={}", written);
                }
            } catch (RedisException e) {
                // The readers of this Redis say so, loudly.
                LOG.debug("could not announce own markets", e);
            }
        }
    }

    private static Instrument instrument(Market market) {
        return new Instrument(
                market.symbol(),
                market.base().name(),
                market.quote().name(),
                market.tickSize(),
                market.lotSize(),
                market.status() == MarketStatus.TRADING);
    }

    private void refreshLateCandles() throws InterruptedException {
        while (!stop.await(KEEP_EVERY_MS, TimeUnit.MILLISECONDS)) {
            lateCandles.refresh();
        }
        lateCandles.refresh();
    }
}
