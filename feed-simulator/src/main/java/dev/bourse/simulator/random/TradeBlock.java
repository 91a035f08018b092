package dev.bourse.simulator.random;

import dev.bourse.simulator.market.TradeVisitor;

/** The trades of one block of time. Immutable once made. */
final class TradeBlock {

    private final long startMs;
    private final long firstId;
    private final int[] offsetsMs;
    private final long[] prices;
    private final long[] quantities;
    private final boolean[] buyerIsMaker;

    TradeBlock(long startMs, long firstId, int[] offsetsMs, long[] prices, long[] quantities, boolean[] buyerIsMaker) {
        this.startMs = startMs;
        this.firstId = firstId;
        this.offsetsMs = offsetsMs;
        this.prices = prices;
        this.quantities = quantities;
        this.buyerIsMaker = buyerIsMaker;
    }

    int size() {
        return offsetsMs.length;
    }

    long timeMs(int index) {
        return startMs + offsetsMs[index];
    }

    /** The first trade whose time is not before {@code timeMs}: its index, or {@link #size()}. */
    int indexFrom(long timeMs) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeMs(middle) < timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void visit(int from, int to, TradeVisitor visitor) {
        for (int i = from; i < to; i++) {
            visitor.trade(firstId + i, timeMs(i), prices[i], quantities[i], buyerIsMaker[i]);
        }
    }
}
