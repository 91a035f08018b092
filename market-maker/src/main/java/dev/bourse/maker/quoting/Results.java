package dev.bourse.maker.quoting;

import dev.bourse.maker.account.Fill;
import dev.bourse.maker.strategy.Side;
import java.math.BigDecimal;

/** What one market's fills have brought since the start, in its quote asset. Thread-safe. */
final class Results {

    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal bought = BigDecimal.ZERO;
    private BigDecimal realisedSpread = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;

    /**
     * Counts a fill.
     *
     * @param reference the price that was quoted around then
     */
    synchronized void add(Fill fill, BigDecimal reference) {
        boolean buys = fill.side() == Side.BUY;
        BigDecimal amount = fill.price().multiply(fill.quantity());
        BigDecimal edge = buys ? reference.subtract(fill.price()) : fill.price().subtract(reference);
        cash = (buys ? cash.subtract(amount) : cash.add(amount)).subtract(fill.fee());
        bought = buys ? bought.add(fill.quantity()) : bought.subtract(fill.quantity());
        fees = fees.add(fill.fee());
        realisedSpread = realisedSpread.add(edge.multiply(fill.quantity()));
    }

    /** How much better than the reference it has traded, before fees. */
    synchronized BigDecimal realisedSpread() {
        return realisedSpread;
    }

    synchronized BigDecimal fees() {
        return fees;
    }

    /** What has come in, less what has gone out, with what was bought at that price. */
    synchronized BigDecimal profit(BigDecimal price) {
        return cash.add(bought.multiply(price));
    }
}
