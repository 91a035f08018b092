package dev.bourse.simulator.recorded;

/**
 * The exchange's time at the position of a replay: the newest event time, and between these the time of receipt, corrected by
 * how far the recorder's clock was off. Never goes back. One thread advances it, any thread reads it.
 */
final class ReplayClock {

    private volatile long nowMs;
    private long offsetMs;

    void start(RecordedLine first) {
        nowMs = first.receivedNs() / 1_000_000;
    }

    /** Goes on to a line; {@code eventMs} is its event time, 0 when it has none. */
    void advance(RecordedLine line, long eventMs) {
        long receivedMs = line.receivedNs() / 1_000_000;
        if (eventMs > 0) {
            offsetMs = eventMs - receivedMs;
        }
        nowMs = Math.max(nowMs, receivedMs + offsetMs);
    }

    long nowMs() {
        return nowMs;
    }
}
