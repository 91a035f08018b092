package dev.bourse.uploader;

import dev.bourse.uploader.store.Batch;
import dev.bourse.uploader.store.Store;
import dev.bourse.uploader.stream.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What operators see of one stream's upload. */
final class UploadMetrics {

    private final Counter stored;
    private final Counter duplicates;
    private final Counter dead;
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private volatile Backlog backlog = Backlog.NONE;

    UploadMetrics(MeterRegistry registry, String stream) {
        stored = Counter.builder("uploader.stored")
                .description("Rows that are new in the database, or klines that were written again")
                .tag("stream", stream)
                .register(registry);
        duplicates = Counter.builder("uploader.duplicates")
                .description("Entries whose row was there already")
                .tag("stream", stream)
                .register(registry);
        dead = Counter.builder("uploader.dead")
                .description("Entries that can never be stored")
                .tag("stream", stream)
                .register(registry);
        batchSize = DistributionSummary.builder("uploader.batch.size")
                .description("Entries a batch")
                .tag("stream", stream)
                .register(registry);
        batchTime = Timer.builder("uploader.batch")
                .description("From a decoded batch to its acknowledgement")
                .tag("stream", stream)
                .register(registry);
        Gauge.builder("uploader.backlog.entries", () -> backlog.entries())
                .description(
                        "Entries that are not acknowledged; on Redis before 7 an upper bound where there are more than 1,000")
                .tag("stream", stream)
                .register(registry);
        Gauge.builder("uploader.pending.entries", () -> backlog.pending())
                .description("Entries that a consumer has in hand")
                .tag("stream", stream)
                .register(registry);
        Gauge.builder("uploader.backlog.age", () -> backlog.age().toMillis() / 1e3)
                .description("Age of the oldest entry that is not acknowledged")
                .baseUnit("seconds")
                .tag("stream", stream)
                .register(registry);
    }

    void stored(Batch batch, Store.Stored result, Duration time) {
        stored.increment(result.changed());
        duplicates.increment((double) result.rows() - result.changed());
        dead.increment(batch.refused().size());
        batchSize.record(batch.size());
        batchTime.record(time);
    }

    void backlog(Backlog measured) {
        backlog = measured;
    }
}
