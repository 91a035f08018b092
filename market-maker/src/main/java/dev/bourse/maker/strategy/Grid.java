package dev.bourse.maker.strategy;

/**
 * The shape of what is quoted.
 *
 * @param levels orders on each side
 * @param spread how far the first level is from the reference price, in parts per million
 * @param distance how far each further level is from the one before, in parts per million
 * @param skew how far a position at its limit moves both sides against itself, in parts per million; not more than the spread, so that no
 *     side passes the reference
 * @param amendAfter an order stays where it is while it is no further from where it should be, in parts per million; less than the spread, so
 *     that orders that have stayed never meet those that have moved
 * @param valuePerLevel what an order is worth
 */
public record Grid(int levels, long spread, long distance, long skew, long amendAfter, long valuePerLevel) {

    /** Checks what keeps the two sides apart. */
    public Grid {
        if (levels < 1 || spread < 1 || distance < 0 || skew < 0 || skew > spread || amendAfter >= spread) {
            throw new IllegalArgumentException("no grid: " + levels + " levels, spread " + spread + ", distance "
                    + distance + ", skew " + skew + ", amended after " + amendAfter);
        }
    }
}
