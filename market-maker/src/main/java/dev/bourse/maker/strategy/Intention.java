package dev.bourse.maker.strategy;

/** Something to be done to the maker's orders. */
public sealed interface Intention {

    /** A new order in an empty place. */
    record Place(Slot slot, long priceTicks, long lots) implements Intention {}

    /**
     * Another price or quantity for an open order, which stays the same order.
     *
     * @param openLots how much is to be open of it
     */
    record Amend(OwnOrder order, long priceTicks, long openLots) implements Intention {

        /** How much it is for in all from then on, with what has traded of it. */
        public long lots() {
            return order.tradedLots() + openLots;
        }
    }

    /** An open order that is not wanted any longer. */
    record Cancel(OwnOrder order) implements Intention {}
}
