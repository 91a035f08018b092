package dev.bourse.maker.api;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Requests at no more than a pace, so that the exchange need not refuse any. Thread-safe. */
public final class Pace {

    private final long intervalNanos;
    private long nextNanos = System.nanoTime();

    public Pace(int requestsPerSecond) {
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / requestsPerSecond;
    }

    /** Waits until it is time for one more. */
    public void await() throws InterruptedException {
        long wait = take();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }

    private synchronized long take() {
        long now = System.nanoTime();
        long mine = Math.max(now, nextNanos);
        nextNanos = mine + intervalNanos;
        return mine - now;
    }
}
