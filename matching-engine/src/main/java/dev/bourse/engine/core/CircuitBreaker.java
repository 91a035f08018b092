package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import java.util.Arrays;

/**
 * How far a market's price may go before it is halted: no further from the lowest and the highest price of a window of log time than the
 * rules say. The price that was in force when the window began counts.
 *
 * <p>The window moves on by a part of {@link #SLOTS}, so it is between 63/64 and the whole of what the rules say.
 */
public final class CircuitBreaker {

    /** How many parts the window has. */
    public static final int SLOTS = 64;

    private final long[] lowest = new long[SLOTS];
    private final long[] highest = new long[SLOTS];
    private int basisPoints;
    private long slotMs = 1;
    private long slot;
    private long windowLowest = OrderBook.NO_PRICE;
    private long windowHighest = OrderBook.NO_PRICE;

    /** Says what is too far and too fast, and forgets all: the next trade begins a window. */
    void reset(MarketRules rules) {
        basisPoints = rules.breakerBasisPoints();
        slotMs = Math.max(1, rules.breakerWindowMs() / SLOTS);
        slot = 0;
        windowLowest = OrderBook.NO_PRICE;
        windowHighest = OrderBook.NO_PRICE;
    }

    /** Moves the window on, before anything trades at that time. */
    void advance(long timeMs, long lastPriceTicks) {
        if (basisPoints == 0) {
            return;
        }
        long now = timeMs / slotMs;
        if (isWatching() && now > slot) {
            for (long it = Math.max(slot + 1, now - SLOTS + 1); it <= now; it++) {
                lowest[index(it)] = lastPriceTicks;
                highest[index(it)] = lastPriceTicks;
            }
            findExtremes();
        }
        slot = Math.max(slot, now);
    }

    /** Takes note of a trade. */
    void traded(long priceTicks) {
        if (basisPoints == 0) {
            return;
        }
        if (!isWatching()) {
            Arrays.fill(lowest, priceTicks);
            Arrays.fill(highest, priceTicks);
        }
        int now = index(slot);
        lowest[now] = Math.min(lowest[now], priceTicks);
        highest[now] = Math.max(highest[now], priceTicks);
        windowLowest = isWatching() ? Math.min(windowLowest, priceTicks) : priceTicks;
        windowHighest = Math.max(windowHighest, priceTicks);
    }

    /** The price nearest to one that may trade now, in ticks. */
    long nearestAllowed(long priceTicks) {
        return isWatching()
                ? Math.clamp(priceTicks, lowestAllowed(windowHighest), highestAllowed(windowLowest))
                : priceTicks;
    }

    /** The lowest price, in ticks, that may trade now after a trade at that one; more than that one when not even it may. */
    long lowestAfter(long priceTicks) {
        if (basisPoints == 0) {
            return 1;
        }
        return nearestAllowed(priceTicks) == priceTicks
                ? lowestAllowed(Math.max(windowHighest, priceTicks))
                : priceTicks + 1;
    }

    /** The highest price, in ticks, that may trade now after a trade at that one; less than that one when not even it may. */
    long highestAfter(long priceTicks) {
        if (basisPoints == 0) {
            return OrderBook.MAX_PRICE_TICKS;
        }
        return nearestAllowed(priceTicks) == priceTicks
                ? highestAllowed(isWatching() ? Math.min(windowLowest, priceTicks) : priceTicks)
                : priceTicks - 1;
    }

    /** True when there is a window. */
    public boolean isWatching() {
        return windowLowest != OrderBook.NO_PRICE;
    }

    /** The number of the newest part; they are counted from the beginning of time. */
    public long slot() {
        return slot;
    }

    /** The lowest price in a part of the window, of {@link #SLOTS}. */
    public long lowest(int index) {
        return lowest[index];
    }

    /** The highest price in a part of the window. */
    public long highest(int index) {
        return highest[index];
    }

    /** Puts back a snapshot's window. */
    void restore(long newestSlot, long[] low, long[] high) {
        slot = newestSlot;
        System.arraycopy(low, 0, lowest, 0, SLOTS);
        System.arraycopy(high, 0, highest, 0, SLOTS);
        findExtremes();
    }

    private long lowestAllowed(long highest) {
        return MarketRules.below(highest, basisPoints);
    }

    private long highestAllowed(long lowest) {
        return MarketRules.above(lowest, basisPoints, OrderBook.MAX_PRICE_TICKS);
    }

    private void findExtremes() {
        windowLowest = Arrays.stream(lowest).min().orElseThrow();
        windowHighest = Arrays.stream(highest).max().orElseThrow();
    }

    private static int index(long slot) {
        return (int) (slot % SLOTS);
    }
}
