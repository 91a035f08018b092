package dev.bourse.realtime.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted about what comes in. Thread-safe. */
public final class FeedMetrics {

    /** A delay beyond this is not one: the trade is from a recording. */
    private static final long MAX_DELAY_MS = 60_000;

    private final Counter malformed;
    private final Counter duplicates;
    private final Timer priceDelay;
    private final Timer tradeDelay;
    private final AtomicLong streamLagMs = new AtomicLong();

    public FeedMetrics(MeterRegistry registry) {
        malformed = registry.counter("realtime.feed.malformed");
        duplicates = registry.counter("realtime.feed.duplicates");
        priceDelay = delay(registry, "price");
        tradeDelay = delay(registry, "trade");
        TimeGauge.builder("realtime.stream.lag", streamLagMs, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("Age of the newest stream entry when it was read; 0 when all is read")
                .register(registry);
    }

    private static Timer delay(MeterRegistry registry, String kind) {
        return Timer.builder("realtime.delay")
                .description("From the exchange's time of a trade to its hand-over to clients; clocks may differ")
                .tag("kind", kind)
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10))
                .register(registry);
    }

    void malformed() {
        malformed.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    void priceAfter(long delayMs) {
        record(priceDelay, delayMs);
    }

    void tradeAfter(long delayMs) {
        record(tradeDelay, delayMs);
    }

    void streamLag(long lagMs) {
        streamLagMs.set(Math.max(0, lagMs));
    }

    private static void record(Timer timer, long delayMs) {
        if (delayMs >= 0 && delayMs <= MAX_DELAY_MS) {
            timer.record(delayMs, TimeUnit.MILLISECONDS);
        }
    }
}
