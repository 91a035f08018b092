package dev.bourse.poller.binance;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that double from a first to a longest one, each shortened by a random part of up to one half so that many clients do
 * not come back at the same moment ("equal jitter"; AWS Architecture Blog, "Exponential Backoff And Jitter"). Not thread-safe.
 */
public final class Backoff {

    private final long firstMs;
    private final long longestMs;
    private long nextMs;

    public Backoff(Duration first, Duration longest) {
        this.firstMs = first.toMillis();
        this.longestMs = Math.max(longest.toMillis(), firstMs);
        this.nextMs = firstMs;
    }

    /** The next wait. */
    public Duration next() {
        long fullMs = nextMs;
        nextMs = Math.min(longestMs, fullMs * 2);
        return Duration.ofMillis(fullMs - ThreadLocalRandom.current().nextLong(fullMs / 2 + 1));
    }

    /** It worked: the next wait is the first one again. */
    public void reset() {
        nextMs = firstMs;
    }
}
