package dev.bourse.maker.strategy;

import java.util.Locale;

/** Which side of the book an order is on. */
public enum Side {
    BUY,
    SELL;

    /** As the API has it: {@code buy} or {@code sell}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side of that word. */
    public static Side of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** True when a price lies further from the other side than another one, or as far. */
    boolean isAway(long priceTicks, long otherTicks) {
        return this == BUY ? priceTicks <= otherTicks : priceTicks >= otherTicks;
    }
}
