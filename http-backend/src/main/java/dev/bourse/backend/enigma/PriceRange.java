package dev.bourse.backend.enigma;

import java.math.BigDecimal;

/**
 * What the stored history says of a market's prices.
 *
 * @param high the highest of all
 * @param low the lowest of all
 * @param close the newest
 */
record PriceRange(BigDecimal high, BigDecimal low, BigDecimal close) {

    /** That of a market which has had one price only. */
    static PriceRange ofOne(BigDecimal price) {
        return new PriceRange(price, price, price);
    }

    /** The step of the prices as they are, where nobody says what the market's is. */
    BigDecimal finestStep() {
        int decimals = Math.max(decimals(high), Math.max(decimals(low), decimals(close)));
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    private static int decimals(BigDecimal price) {
        return Math.max(0, price.stripTrailingZeros().scale());
    }
}
