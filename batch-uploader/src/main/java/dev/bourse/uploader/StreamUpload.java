package dev.bourse.uploader;

import dev.bourse.uploader.Retry.StoppedException;
import dev.bourse.uploader.store.Batch;
import dev.bourse.uploader.store.LateCandles;
import dev.bourse.uploader.store.Projection;
import dev.bourse.uploader.store.Store;
import dev.bourse.uploader.stream.DoneEntries;
import dev.bourse.uploader.stream.Entry;
import dev.bourse.uploader.stream.GroupReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one stream into the database. While one thread has a batch committed, the other reads and decodes the next; a batch
 * waits between them, and no more, so that memory stays bounded when the database is slow or away.
 */
final class StreamUpload {

    private static final Logger LOG = LoggerFactory.getLogger(StreamUpload.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String BEGINNING = "0-0";

    private final Projection projection;
    private final UploaderProperties properties;
    private final GroupReader reader;
    private final DoneEntries done;
    private final Store store;
    private final LateCandles lateCandles;
    private final UploadMetrics metrics;
    private final Retry reading;
    private final Retry writing;
    private final CountDownLatch stop;

    /** Empty is the last one. */
    private final BlockingQueue<Optional<Batch>> between = new ArrayBlockingQueue<>(1);

    private long nextClaimNanos;
    private volatile @Nullable String bug;

    StreamUpload(
            Projection projection,
            UploaderProperties properties,
            GroupReader reader,
            DoneEntries done,
            Store store,
            LateCandles lateCandles,
            UploadMetrics metrics,
            CountDownLatch stop) {
        this.projection = projection;
        this.properties = properties;
        this.reader = reader;
        this.done = done;
        this.store = store;
        this.lateCandles = lateCandles;
        this.metrics = metrics;
        this.reading = new Retry(properties.reconnectDelay(), properties.maxReconnectDelay(), stop);
        this.writing = new Retry(properties.reconnectDelay(), properties.maxReconnectDelay(), stop);
        this.stop = stop;
    }

    Projection projection() {
        return projection;
    }

    /** What keeps it from working at the moment; empty while all is well. */
    Optional<String> problem() {
        return Optional.ofNullable(bug)
                .or(() -> Optional.ofNullable(writing.problem()))
                .or(() -> Optional.ofNullable(reading.problem()));
    }

    /** One of its threads has ended by a bug: nothing more is stored. */
    void broken(RuntimeException e) {
        bug = "ended by a bug, to be started again: " + e;
    }

    /** The reader thread, until we are to stop. */
    void read() throws InterruptedException {
        nextClaimNanos = System.nanoTime();
        try {
            readOwn();
            while (stop.getCount() > 0) {
                List<Entry> entries = reading.untilDone("reading " + projection.stream(), this::next);
                hand(entries);
            }
        } catch (StoppedException e) {
            LOG.info("stopped while waiting for Redis stream={}", projection.stream());
        } finally {
            between.put(Optional.empty());
        }
    }

    /** The writer thread, until the reader has ended and what it has read is stored. */
    void write() throws InterruptedException {
        try {
            for (Optional<Batch> batch = between.take(); batch.isPresent(); batch = between.take()) {
                write(batch.get());
            }
        } catch (StoppedException e) {
            LOG.info("stopped while waiting, entries stay in the stream stream={}", projection.stream());
            while (between.take().isPresent()) {
                LOG.debug("a batch is left to the next life");
            }
        }
    }

    /** What a process of the same name had in hand when it ended. */
    private void readOwn() throws InterruptedException {
        String last = BEGINNING;
        while (stop.getCount() > 0) {
            String after = last;
            List<Entry> entries = reading.untilDone(
                    "reading " + projection.stream(), () -> reader.readOwn(properties.batchSize(), after));
            if (entries.isEmpty()) {
                return;
            }
            hand(entries);
            last = entries.getLast().id();
        }
    }

    private List<Entry> next() {
        if (System.nanoTime() - nextClaimNanos >= 0) {
            List<Entry> claimed = reader.claim(properties.batchSize(), properties.claimAfter());
            if (!claimed.isEmpty()) {
                LOG.info("claimed stream={} entries={}", projection.stream(), claimed.size());
                return claimed;
            }
            nextClaimNanos = System.nanoTime() + properties.claimAfter().toNanos() / 2;
        }
        return nextNew();
    }

    /** A full batch at once where there is a backlog; else what comes within the batch's time. */
    private List<Entry> nextNew() {
        List<Entry> entries = reader.read(properties.batchSize(), PATIENCE);
        if (entries.isEmpty() || entries.size() == properties.batchSize() || pause(properties.batchTimeout())) {
            return entries;
        }
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(reader.read(properties.batchSize() - entries.size(), Duration.ZERO));
        return all;
    }

    /** Whether we are to stop. */
    private boolean pause(Duration time) {
        try {
            return stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void hand(List<Entry> entries) throws InterruptedException {
        if (!entries.isEmpty()) {
            between.put(Optional.of(Batch.of(projection, entries)));
        }
    }

    private void write(Batch batch) throws InterruptedException {
        long start = System.nanoTime();
        Store.Stored stored = writing.untilDone("storing " + projection.stream(), () -> store.store(batch));
        lateCandles.note(batch);
        writing.untilDone("acknowledging " + projection.stream(), () -> finish(batch));
        metrics.stored(batch, stored, Duration.ofNanos(System.nanoTime() - start));
        LOG.debug(
                "stored stream={} entries={} rows={} changed={}",
                projection.stream(),
                batch.size(),
                stored.rows(),
                stored.changed());
    }

    private Batch finish(Batch batch) {
        List<Batch.Refused> refused = batch.refused();
        refused.forEach(it -> done.bury(it.entry(), it.reason()));
        if (!refused.isEmpty()) {
            LOG.warn(
                    "entries can never be stored stream={} count={} firstId={} firstReason={}",
                    projection.stream(),
                    refused.size(),
                    refused.getFirst().entry().id(),
                    refused.getFirst().reason());
        }
        done.acknowledge(batch.ids());
        return batch;
    }
}
