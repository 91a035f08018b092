package dev.bourse.exchange.market;

import java.math.BigDecimal;

/**
 * Something that accounts have. Amounts are whole numbers of its units.
 *
 * @param scale decimals: one whole is 10 to that power units
 */
public record Asset(int id, String name, int scale) {

    /** An amount with all of the asset's decimals. */
    public BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, scale);
    }

    /** As {@link #amount}, in plain digits: {@code 1000.00}. */
    public String text(long units) {
        return amount(units).toPlainString();
    }

    /**
     * An amount as units.
     *
     * @throws ArithmeticException when it has more decimals than the asset, or is too large for a long
     */
    public long units(BigDecimal amount) {
        return Units.exact(amount, scale);
    }
}
