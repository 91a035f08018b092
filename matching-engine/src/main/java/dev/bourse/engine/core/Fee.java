package dev.bourse.engine.core;

/**
 * Fee arithmetic. A rate is in basis points: ten-thousandths of what changes hands.
 *
 * <p>An order pays, over all of its fills together, its exact fee rounded up to a whole unit: less than one unit more than exact, in the
 * house's favour, however many fills there were. For that each order carries a credit: what it has paid beyond the exact fee so far, in
 * ten-thousandths of a unit, from 0 to {@link #PART} - 1. The next fill uses it up first.
 *
 * <p>So what was locked for an order as "the amount plus the most fee it can cost" always suffices, also when it fills in many parts at
 * different prices, some as a maker and some as a taker.
 */
public final class Fee {

    /** A basis point is one of so many parts; so is the credit, of a unit. */
    public static final int PART = 10_000;

    private Fee() {}

    /**
     * The units that a fill pays.
     *
     * @param amount units that change hands
     * @param basisPoints from 0 to {@link #PART}
     * @param credit the order's credit before the fill
     */
    public static long charge(long amount, int basisPoints, int credit) {
        return whole(amount, basisPoints) + (fraction(amount, basisPoints) > credit ? 1 : 0);
    }

    /** The order's credit after that fill. */
    public static int creditAfter(long amount, int basisPoints, int credit) {
        int fraction = fraction(amount, basisPoints);
        return fraction > credit ? credit + PART - fraction : credit - fraction;
    }

    private static long whole(long amount, int basisPoints) {
        return amount / PART * basisPoints + amount % PART * basisPoints / PART;
    }

    private static int fraction(long amount, int basisPoints) {
        return (int) (amount % PART * basisPoints % PART);
    }
}
