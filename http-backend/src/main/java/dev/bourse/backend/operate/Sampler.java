package dev.bourse.backend.operate;

import dev.bourse.backend.peers.Peers;
import dev.bourse.backend.peers.Services;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the metrics of all services every five seconds, in a thread of its own, and keeps what went on in between for an hour. */
@Component
final class Sampler {

    private static final Logger log = LoggerFactory.getLogger(Sampler.class);

    private final Services services;
    private final InstantSource clock;
    private final RecentPoints points = new RecentPoints();
    private final Thread thread = Thread.ofVirtual().name("metrics-sampler").unstarted(this::keepReading);
    private @Nullable Reading last;

    Sampler(Services services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    RecentPoints points() {
        return points;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        thread.interrupt();
    }

    private void keepReading() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                readOnce();
                Thread.sleep(untilNext());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Readings are at whole multiples of the interval, so that those of several instances are of the same times. */
    private long untilNext() {
        long intervalMs = RecentPoints.INTERVAL.toMillis();
        return intervalMs - clock.millis() % intervalMs;
    }

    private void readOnce() {
        try {
            long timeMs = clock.millis();
            Reading now = read();
            if (last != null) {
                points.add(Point.between(last, now, timeMs));
            }
            last = now;
        } catch (IllegalStateException e) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn("metrics not read, trying again", e);
            }
        }
    }

    private Reading read() {
        long nanos = System.nanoTime();
        Map<String, Samples> answers = new HashMap<>();
        for (Peers.Answer it : services.metrics()) {
            answers.put(it.service(), it.isOk() ? Samples.parse(it.body()) : Samples.NONE);
        }
        return Reading.of(answers, nanos);
    }
}
