package dev.bourse.maker.quoting;

import dev.bourse.maker.reference.Reference;
import java.math.BigDecimal;
import java.util.function.Supplier;

/**
 * A market to quote, and how.
 *
 * @param reference the price to quote around, as it is now
 * @param valuePerLevel what an order is worth, in the quote asset
 * @param target what there should be of the base asset
 * @param maxPosition how far from that it may come
 * @param shape the grid but for the value of an order, which depends on the market's steps
 */
public record QuotedMarket(
        String symbol,
        Supplier<Reference> reference,
        Shape shape,
        BigDecimal valuePerLevel,
        BigDecimal target,
        BigDecimal maxPosition) {

    /** See {@link dev.bourse.maker.strategy.Grid}. */
    public record Shape(int levels, long spread, long distance, long skew, long amendAfter) {}
}
