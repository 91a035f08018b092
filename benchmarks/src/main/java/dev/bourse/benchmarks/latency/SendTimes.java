package dev.bourse.benchmarks.latency;

import java.util.concurrent.atomic.AtomicLongArray;

/** When each trade was first about to be written to a socket. */
final class SendTimes {

    private final long firstId;
    private final AtomicLongArray nanoTimes;

    SendTimes(long firstId, int mostTrades) {
        this.firstId = firstId;
        this.nanoTimes = new AtomicLongArray(mostTrades);
    }

    /** Remembers the first time of a trade; the exchange sends it on each connection. */
    void sent(long tradeId, long nanoTime) {
        int index = index(tradeId);
        if (index >= 0) {
            nanoTimes.compareAndSet(index, 0, nanoTime);
        }
    }

    /** The first trade whose time can be remembered. */
    long firstId() {
        return firstId;
    }

    /** The time of {@link System#nanoTime()}, or 0 where it is not known. */
    long of(long tradeId) {
        int index = index(tradeId);
        return index < 0 ? 0 : nanoTimes.get(index);
    }

    private int index(long tradeId) {
        long index = tradeId - firstId;
        return index >= 0 && index < nanoTimes.length() ? (int) index : -1;
    }
}
