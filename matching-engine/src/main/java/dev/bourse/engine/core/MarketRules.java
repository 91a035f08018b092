package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import org.jspecify.annotations.Nullable;

/**
 * What a market allows and charges. Can be changed while it trades: open orders stay, and pay the fees of the day they were accepted.
 *
 * @param minLots the smallest quantity of an order
 * @param maxLots the greatest quantity of an order
 * @param minNotional the smallest price times quantity of a limit order, and the smallest amount to spend, in quote units
 * @param bandBasisPoints how far from the last price a limit may be, to either side; 0 for no limit
 * @param makerFeeBasisPoints what a resting order pays of each fill
 * @param takerFeeBasisPoints what an order that trades at once pays of each fill
 * @param breakerBasisPoints a greater move than this within the window halts the market; 0 for no such limit
 * @param breakerWindowMs the window of log time, in milliseconds
 * @param defaultPrevention for orders that don't say what to do with a trade with oneself
 */
public record MarketRules(
        long minLots,
        long maxLots,
        long minNotional,
        int bandBasisPoints,
        int makerFeeBasisPoints,
        int takerFeeBasisPoints,
        int breakerBasisPoints,
        long breakerWindowMs,
        SelfTradePrevention defaultPrevention) {

    /** What is wrong with the rules, in words, or null when nothing is. */
    public @Nullable String problem() {
        if (minLots < 1 || maxLots < minLots) {
            return "the smallest quantity must be at least one lot, and the greatest at least the smallest";
        }
        if (minNotional < 0 || bandBasisPoints < 0) {
            return "the smallest notional and the price band must not be negative";
        }
        if (breakerBasisPoints < 0 || (breakerBasisPoints > 0 && breakerWindowMs < CircuitBreaker.SLOTS)) {
            return "a circuit breaker needs a move above 0 within at least " + CircuitBreaker.SLOTS + " milliseconds";
        }
        boolean feesAreShares = makerFeeBasisPoints >= 0
                && makerFeeBasisPoints <= Fee.PART
                && takerFeeBasisPoints >= 0
                && takerFeeBasisPoints <= Fee.PART;
        return feesAreShares ? null : "fees must be from 0 to " + Fee.PART + " basis points";
    }

    /** The higher of the two rates: the most that an order pays, whichever role it comes to have. */
    public int mostFeeBasisPoints() {
        return Math.max(makerFeeBasisPoints, takerFeeBasisPoints);
    }

    /** The lowest price within the band around the last one; 1 tick where there is no band. */
    public long lowestPrice(long lastPriceTicks) {
        return bandBasisPoints == 0 ? 1 : below(lastPriceTicks, bandBasisPoints);
    }

    /** The highest price within the band around the last one; {@code most} where there is no band. */
    public long highestPrice(long lastPriceTicks, long most) {
        return bandBasisPoints == 0 ? most : above(lastPriceTicks, bandBasisPoints, most);
    }

    /** A price less a share of it, at least 1. The share is rounded down: a part of a tick beyond it is beyond. */
    static long below(long ticks, int basisPoints) {
        return basisPoints >= Fee.PART ? 1 : Math.max(1, ticks - shareOf(ticks, basisPoints));
    }

    /** A price and a share of it, at most {@code most}. */
    static long above(long ticks, int basisPoints, long most) {
        long share = shareOf(ticks, basisPoints);
        return share > most - ticks ? most : ticks + share;
    }

    private static long shareOf(long ticks, int basisPoints) {
        long parts = ticks / Fee.PART;
        long rest = ticks % Fee.PART * basisPoints / Fee.PART;
        return parts != 0 && basisPoints > (Long.MAX_VALUE - rest) / parts
                ? Long.MAX_VALUE
                : parts * basisPoints + rest;
    }
}
