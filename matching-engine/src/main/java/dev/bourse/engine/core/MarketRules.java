package dev.bourse.engine.core;

import org.jspecify.annotations.Nullable;

/**
 * What may be traded in a market, and at which prices and quantities.
 *
 * @param symbol for people, such as {@code BTC_USDT}
 * @param baseAsset what is bought and sold
 * @param quoteAsset what it is paid with; fees too
 * @param tickUnits the price step: quote units for one whole base asset
 * @param lotUnits the quantity step: base units
 * @param unitsPerTickLot what one lot costs at a price of one tick, in quote units; see {@link #unitsPerTickLot(long, long, int)}
 * @param minLots the smallest quantity of an order
 * @param maxLots the greatest quantity of an order
 * @param minNotional the smallest price times quantity of a limit order, in quote units
 * @param bandBasisPoints how far from the last price a limit may be, to either side; 0 for no limit
 * @param makerFeeBasisPoints what a resting order pays of each fill
 * @param takerFeeBasisPoints what an order that trades at once pays of each fill
 */
public record MarketRules(
        String symbol,
        int baseAsset,
        int quoteAsset,
        long tickUnits,
        long lotUnits,
        long unitsPerTickLot,
        long minLots,
        long maxLots,
        long minNotional,
        int bandBasisPoints,
        int makerFeeBasisPoints,
        int takerFeeBasisPoints) {

    /** What {@link #notional} and {@link #mostCost} are when they would not fit. */
    public static final long TOO_MUCH = -1;

    /** What {@link #unitsPerTickLot(long, long, int)} is for a tick and a lot that do not fit together. */
    public static final long NOT_WHOLE = -1;

    /**
     * What one lot costs at a price of one tick: tick times lot, which must be a whole number of quote units, else amounts could not be
     * exact.
     *
     * @param tickUnits quote units for one whole base asset
     * @param lotUnits base units
     * @param baseScale how many decimals the base asset has, from 0 to 18
     * @return quote units, or {@link #NOT_WHOLE} when that is no whole number above 0 or does not fit
     */
    public static long unitsPerTickLot(long tickUnits, long lotUnits, int baseScale) {
        long wholeBase = 1;
        for (int i = 0; i < baseScale; i++) {
            wholeBase *= 10;
        }
        if (Math.multiplyHigh(tickUnits, lotUnits) != 0 || tickUnits * lotUnits < 0) {
            return NOT_WHOLE;
        }
        long product = tickUnits * lotUnits;
        return product == 0 || product % wholeBase != 0 ? NOT_WHOLE : product / wholeBase;
    }

    /** What is wrong with the rules, in words, or null when nothing is. */
    public @Nullable String problem() {
        if (baseAsset == quoteAsset) {
            return "base and quote are the same asset";
        }
        if (tickUnits <= 0 || lotUnits <= 0 || unitsPerTickLot <= 0) {
            return "tick and lot must be above 0, and tick times lot a whole number of the quote asset's units";
        }
        if (minLots < 1 || maxLots < minLots) {
            return "the smallest quantity must be at least one lot, and the greatest at least the smallest";
        }
        if (minNotional < 0 || bandBasisPoints < 0) {
            return "the smallest notional and the price band must not be negative";
        }
        boolean feesAreShares = makerFeeBasisPoints >= 0
                && makerFeeBasisPoints <= Fee.PART
                && takerFeeBasisPoints >= 0
                && takerFeeBasisPoints <= Fee.PART;
        return feesAreShares ? null : "fees must be from 0 to " + Fee.PART + " basis points";
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
        long notional = notional(priceTicks, lots);
        if (notional == TOO_MUCH) {
            return TOO_MUCH;
        }
        long fee = Fee.charge(notional, basisPoints, feeCredit);
        return notional > Long.MAX_VALUE - fee ? TOO_MUCH : notional + fee;
    }

    /** The higher of the two rates: the most that an order pays, whichever role it comes to have. */
    public int mostFeeBasisPoints() {
        return Math.max(makerFeeBasisPoints, takerFeeBasisPoints);
    }

    /** Base units of a quantity, or {@link #TOO_MUCH}. */
    public long baseUnits(long lots) {
        return multiply(lots, lotUnits);
    }

    /** The lowest price within the band around the last one; 1 tick where there is no band. */
    public long lowestPrice(long lastPriceTicks) {
        if (bandBasisPoints == 0 || bandBasisPoints >= Fee.PART) {
            return 1;
        }
        // The share is rounded down: a price that is beyond the band by a part of a tick is outside.
        return Math.max(1, lastPriceTicks - shareOf(lastPriceTicks, bandBasisPoints));
    }

    /** The highest price within the band around the last one; {@code most} where there is no band. */
    public long highestPrice(long lastPriceTicks, long most) {
        if (bandBasisPoints == 0) {
            return most;
        }
        long share = shareOf(lastPriceTicks, bandBasisPoints);
        return share > most - lastPriceTicks ? most : lastPriceTicks + share;
    }

    private static long shareOf(long ticks, int basisPoints) {
        long whole = multiply(ticks / Fee.PART, basisPoints);
        long rest = ticks % Fee.PART * basisPoints / Fee.PART;
        return whole == TOO_MUCH || whole > Long.MAX_VALUE - rest ? Long.MAX_VALUE : whole + rest;
    }

    private static long multiply(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) != 0 || product < 0 ? TOO_MUCH : product;
    }
}
