package dev.bourse.engine.book;

import org.jspecify.annotations.Nullable;

/** The bids or the asks: levels from the best price to the worst. */
final class BookSide {

    final Side side;

    private final PriceIndex index = new PriceIndex();

    @Nullable
    PriceLevel best;

    private @Nullable PriceLevel unused;

    BookSide(Side side) {
        this.side = side;
    }

    /** True when an order of the other side with that limit trades with a level at that price. */
    boolean isWithin(long priceTicks, long takerLimitTicks) {
        return side == Side.BUY ? priceTicks >= takerLimitTicks : priceTicks <= takerLimitTicks;
    }

    @Nullable
    PriceLevel at(long priceTicks) {
        return index.get(priceTicks);
    }

    /** The level at a price, made where there is none. */
    PriceLevel atOrNew(long priceTicks) {
        PriceLevel level = index.get(priceTicks);
        return level == null ? add(priceTicks) : level;
    }

    /** Takes out a level that has become empty. */
    void remove(PriceLevel level) {
        PriceLevel better = level.better;
        PriceLevel worse = level.worse;
        if (better == null) {
            best = worse;
        } else {
            better.worse = worse;
        }
        if (worse != null) {
            worse.better = better;
        }
        index.remove(level.priceTicks);
        level.better = null;
        level.worse = unused;
        unused = level;
    }

    private PriceLevel add(long priceTicks) {
        PriceLevel level = newLevel();
        level.priceTicks = priceTicks;
        index.add(level);
        PriceLevel better = nextBetter(priceTicks);
        PriceLevel worse = better == null ? best : better.worse;
        level.better = better;
        level.worse = worse;
        if (better == null) {
            best = level;
        } else {
            better.worse = level;
        }
        if (worse != null) {
            worse.better = level;
        }
        return level;
    }

    private @Nullable PriceLevel nextBetter(long priceTicks) {
        PriceLevel top = best;
        if (top == null || !isWithin(top.priceTicks, priceTicks)) {
            return null;
        }
        return side == Side.BUY ? index.above(priceTicks) : index.below(priceTicks);
    }

    private PriceLevel newLevel() {
        PriceLevel level = unused;
        if (level == null) {
            return new PriceLevel(side);
        }
        unused = level.worse;
        level.worse = null;
        return level;
    }
}
