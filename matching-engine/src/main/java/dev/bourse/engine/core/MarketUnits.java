package dev.bourse.engine.core;

/**
 * What a market trades in. It never changes: resting orders are counted in its ticks and lots.
 *
 * @param symbol for people, such as {@code BTC_USDT}
 * @param baseAsset what is bought and sold
 * @param quoteAsset what it is paid with; fees too
 * @param tickUnits the price step: quote units for one whole base asset
 * @param lotUnits the quantity step: base units
 * @param unitsPerTickLot what one lot costs at a price of one tick, in quote units; see {@link #unitsPerTickLot(long, long, int)}
 */
public record MarketUnits(
        String symbol, int baseAsset, int quoteAsset, long tickUnits, long lotUnits, long unitsPerTickLot) {

    /** What {@link #notional} and {@link #mostCost} are when they would not fit. */
    public static final long TOO_MUCH = -1;

    /** What {@link #unitsPerTickLot(long, long, int)} is for a tick and a lot that do not fit together. */
    public static final long NOT_WHOLE = -1;

    /**
     * What one lot costs at a price of one tick: tick times lot, which must be a whole number of quote units, else amounts could not be
     * exact.
     *
     * @param tickUnits quote units for one whole base asset, above 0
     * @param lotUnits base units, above 0
     * @param baseScale how many decimals the base asset has, from 0 to {@link Assets#MAX_SCALE}
     * @return quote units, or {@link #NOT_WHOLE} when that is no whole number above 0 or does not fit
     */
    public static long unitsPerTickLot(long tickUnits, long lotUnits, int baseScale) {
        long wholeBase = 1;
        for (int i = 0; i < baseScale; i++) {
            wholeBase *= 10;
        }
        long product = multiply(tickUnits, lotUnits);
        return product <= 0 || product % wholeBase != 0 ? NOT_WHOLE : product / wholeBase;
    }

    /** Price times quantity in quote units, or {@link #TOO_MUCH}. Neither may be negative. */
    public long notional(long priceTicks, long lots) {
        long tickLots = multiply(priceTicks, lots);
        return tickLots == TOO_MUCH ? TOO_MUCH : multiply(tickLots, unitsPerTickLot);
    }

    /**
     * The most that buying can cost, fee included, in quote units, or {@link #TOO_MUCH}.
     *
     * @param basisPoints the highest rate that can apply
     * @param feeCredit see {@link Fee}; 0 for a new order
     */
    public long mostCost(long priceTicks, long lots, int basisPoints, int feeCredit) {
        return withFee(notional(priceTicks, lots), basisPoints, feeCredit);
    }

    /** A notional with the fee on it, or {@link #TOO_MUCH}, also for a notional that is. */
    static long withFee(long notional, int basisPoints, int feeCredit) {
        if (notional == TOO_MUCH) {
            return TOO_MUCH;
        }
        long fee = Fee.charge(notional, basisPoints, feeCredit);
        return notional > Long.MAX_VALUE - fee ? TOO_MUCH : notional + fee;
    }

    /** Base units of a quantity, or {@link #TOO_MUCH}. */
    public long baseUnits(long lots) {
        return multiply(lots, lotUnits);
    }

    private static long multiply(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) != 0 || product < 0 ? TOO_MUCH : product;
    }
}
