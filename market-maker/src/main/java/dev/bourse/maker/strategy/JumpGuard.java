package dev.bourse.maker.strategy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sees when the reference price jumps: when it has moved by more than a limit within a window. For a while after that nothing should be
 * quoted, since nobody knows whether the old price or the new one is right. Not thread-safe.
 */
public final class JumpGuard {

    private final long limit;
    private final long windowMs;
    private final long pauseMs;
    private final Deque<Seen> window = new ArrayDeque<>();
    private long pausedUntilMs = Long.MIN_VALUE;

    private record Seen(long timeMs, long priceTicks) {}

    /**
     * Has seen nothing yet.
     *
     * @param limit the greatest move that is no jump, in parts per million of the lowest price of the window
     */
    public JumpGuard(long limit, long windowMs, long pauseMs) {
        this.limit = limit;
        this.windowMs = windowMs;
        this.pauseMs = pauseMs;
    }

    /** Takes note of a price; returns until when nothing should be quoted, which is past when all is calm. */
    public long saw(long timeMs, long priceTicks) {
        while (!window.isEmpty() && window.getFirst().timeMs() <= timeMs - windowMs) {
            window.removeFirst();
        }
        if (!window.isEmpty() && window.getLast().priceTicks() == priceTicks) {
            window.removeLast(); // it stood until now
        }
        window.addLast(new Seen(timeMs, priceTicks));
        long lowest = window.stream().mapToLong(Seen::priceTicks).min().orElse(priceTicks);
        long highest = window.stream().mapToLong(Seen::priceTicks).max().orElse(priceTicks);
        if (highest - lowest > Ratio.floor(lowest, limit, Ratio.ONE)) {
            pausedUntilMs = timeMs + pauseMs;
            window.clear();
            window.addLast(new Seen(timeMs, priceTicks));
        }
        return pausedUntilMs;
    }
}
