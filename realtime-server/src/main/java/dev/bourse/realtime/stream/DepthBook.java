package dev.bourse.realtime.stream;

import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** A market's book as its changes have made it, for those who come later. Not thread-safe. */
public final class DepthBook {

    private final NavigableMap<Long, Long> bids = DepthChange.newBids();
    private final NavigableMap<Long, Long> asks = DepthChange.newAsks();
    private DepthChange last;
    private @Nullable Frame snapshot;

    /**
     * A book.
     *
     * @param snapshot all of it
     */
    public DepthBook(DepthChange snapshot) {
        last = snapshot;
        apply(snapshot);
    }

    /** The next change, or all of it anew. */
    public void apply(DepthChange change) {
        if (change.isSnapshot()) {
            bids.clear();
            asks.clear();
        }
        change.bids().forEach((ticks, lots) -> set(bids, ticks, lots));
        change.asks().forEach((ticks, lots) -> set(asks, ticks, lots));
        last = change;
        snapshot = null;
    }

    /** All of it, as a message. */
    public Frame snapshot() {
        Frame made = snapshot;
        if (made == null) {
            NavigableMap<Long, Long> bidsNow = DepthChange.newBids();
            NavigableMap<Long, Long> asksNow = DepthChange.newAsks();
            bidsNow.putAll(bids);
            asksNow.putAll(asks);
            made = Messages.depth(new DepthChange(last.market(), true, last.lastId(), last.lastId(), bidsNow, asksNow));
            snapshot = made;
        }
        return made;
    }

    private static void set(Map<Long, Long> side, long ticks, long lots) {
        if (lots == 0) {
            side.remove(ticks);
        } else {
            side.put(ticks, lots);
        }
    }
}
