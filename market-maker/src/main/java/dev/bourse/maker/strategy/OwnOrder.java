package dev.bourse.maker.strategy;

/**
 * An open order of the maker's own.
 *
 * @param lots how much it is for in all, with what has traded of it
 * @param openLots how much of it is still open
 */
public record OwnOrder(long orderId, Slot slot, long priceTicks, long lots, long openLots) {

    /** How much of it has traded. */
    public long tradedLots() {
        return lots - openLots;
    }
}
