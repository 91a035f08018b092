package dev.bourse.realtime.stream;

import dev.bourse.exchange.market.Market;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How a market's book has changed, or all of it as it is: a snapshot, of which both ids are where it is. Ids are the engine's
 * event sequences, made contiguous for each market: a change begins right behind the last id of the one before it.
 *
 * @param firstId first update id
 * @param lastId last update id: the sequence of the last event that is in it
 * @param bids visible lots by price in ticks, best first; 0 where nobody is left
 * @param asks as {@code bids}
 */
public record DepthChange(
        Market market,
        boolean isSnapshot,
        long firstId,
        long lastId,
        NavigableMap<Long, Long> bids,
        NavigableMap<Long, Long> asks) {

    public DepthChange {
        bids = Collections.unmodifiableNavigableMap(bids);
        asks = Collections.unmodifiableNavigableMap(asks);
    }

    /** Levels of bids, to be filled: best, so highest, first. */
    public static NavigableMap<Long, Long> newBids() {
        return new TreeMap<>(Comparator.reverseOrder());
    }

    /** Levels of asks, to be filled: best, so lowest, first. */
    public static NavigableMap<Long, Long> newAsks() {
        return new TreeMap<>();
    }

    /** This and the change after it in one: a snapshot when either is one. */
    DepthChange followedBy(DepthChange next) {
        if (next.isSnapshot) {
            return next;
        }
        return new DepthChange(
                market,
                isSnapshot,
                isSnapshot ? next.lastId : firstId,
                next.lastId,
                merged(newBids(), bids, next.bids),
                merged(newAsks(), asks, next.asks));
    }

    private NavigableMap<Long, Long> merged(
            NavigableMap<Long, Long> levels, Map<Long, Long> earlier, Map<Long, Long> later) {
        levels.putAll(earlier);
        levels.putAll(later);
        if (isSnapshot) {
            levels.values().removeIf(lots -> lots == 0);
        }
        return levels;
    }
}
