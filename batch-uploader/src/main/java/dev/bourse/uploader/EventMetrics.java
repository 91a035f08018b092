package dev.bourse.uploader;

import dev.bourse.uploader.exchange.ExchangeStore.Applied;
import dev.bourse.uploader.exchange.LogEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** What operators see of the exchange's way into the database. */
final class EventMetrics {

    private final Counter events;
    private final Counter entries;
    private final Timer batchTime;
    private final Timer delay;
    private volatile long lastSequence;
    private volatile long lagEvents;
    private volatile long lagMs;

    EventMetrics(MeterRegistry registry) {
        events = Counter.builder("uploader.exchange.events")
                .description("Events of the exchange that were applied")
                .register(registry);
        entries = Counter.builder("uploader.exchange.entries")
                .description("Entries of its log that were read")
                .register(registry);
        batchTime = Timer.builder("uploader.exchange.batch")
                .description("From a read batch to its mark in the log")
                .register(registry);
        delay = Timer.builder("uploader.exchange.delay")
                .description(
                        "From a command to the transaction with its events; of the first of each batch, which waits longest")
                .register(registry);
        Gauge.builder("uploader.exchange.sequence", () -> lastSequence)
                .description("The newest event in the database")
                .register(registry);
        Gauge.builder("uploader.exchange.lag.events", () -> lagEvents)
                .description("Events of the log that are not in the database yet")
                .register(registry);
        Gauge.builder("uploader.exchange.lag", () -> lagMs / 1e3)
                .description("Age of the newest event in the database while there are others behind it")
                .baseUnit("seconds")
                .register(registry);
    }

    void stored(Applied applied, List<LogEntry> batch, Duration time, long nowMs) {
        events.increment((double) applied.events());
        entries.increment(batch.size());
        batchTime.record(time);
        delay.record(
                Duration.ofMillis(Math.max(0, nowMs - batch.getFirst().events().timeMs())));
        lastSequence = applied.progress().lastSequence();
        lagMs = Math.max(0, nowMs - applied.progress().lastTimeMs());
    }

    void behind(long behindEvents) {
        lagEvents = Math.max(0, behindEvents);
    }

    void caughtUp(long sequence) {
        lastSequence = sequence;
        lagEvents = 0;
        lagMs = 0;
    }

    long lastSequence() {
        return lastSequence;
    }

    long lagEvents() {
        return lagEvents;
    }

    long lagMs() {
        return lagMs;
    }
}
