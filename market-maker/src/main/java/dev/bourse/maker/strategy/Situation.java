package dev.bourse.maker.strategy;

import dev.bourse.maker.strategy.Intention.Amend;
import dev.bourse.maker.strategy.Intention.Cancel;
import dev.bourse.maker.strategy.Intention.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is known when it is decided what to quote.
 *
 * @param referenceTicks the price to quote around
 * @param positionLots what there is more of the base asset than there should be; less is negative
 * @param fullLots the position at which the skew is full, positive
 * @param limitLots how far the position may come to either side when all orders of that side trade
 * @param buyFunds what buy orders may cost in all, their fees included
 * @param sellLots what sell orders may be for in all
 * @param othersBidTicks the best bid of somebody else as far as it is known, which no sell order may reach; 0 for none
 * @param othersAskTicks the best ask of somebody else; 0 for none
 * @param open the maker's own orders
 */
public record Situation(
        long referenceTicks,
        long positionLots,
        long fullLots,
        long limitLots,
        long buyFunds,
        long sellLots,
        long othersBidTicks,
        long othersAskTicks,
        List<OwnOrder> open) {

    /** How much may be bought, or sold, in all. */
    long room(Side side) {
        long byLimit = side == Side.BUY ? limitLots - positionLots : limitLots + positionLots;
        return Math.max(0, side == Side.BUY ? byLimit : Math.min(byLimit, sellLots));
    }

    /** The furthest that the position can be from nought when all orders of one side trade. */
    public long worstLots() {
        long bought = Math.abs(positionLots + openLots(Side.BUY));
        long sold = Math.abs(positionLots - openLots(Side.SELL));
        return Math.max(Math.abs(positionLots), Math.max(bought, sold));
    }

    long openLots(Side side) {
        return open.stream()
                .filter(it -> it.slot().side() == side)
                .mapToLong(OwnOrder::openLots)
                .sum();
    }

    /** As it is when some things are done, and nothing else happens. */
    public Situation after(List<Intention> done) {
        List<OwnOrder> orders = new ArrayList<>(open);
        for (Intention it : done) {
            switch (it) {
                case Place(Slot slot, long price, long lots) -> orders.add(new OwnOrder(0, slot, price, lots, lots));
                case Cancel(OwnOrder order) -> orders.remove(order);
                case Amend amend -> {
                    OwnOrder before = amend.order();
                    orders.remove(before);
                    orders.add(new OwnOrder(
                            before.orderId(), before.slot(), amend.priceTicks(), amend.lots(), amend.openLots()));
                }
            }
        }
        return new Situation(
                referenceTicks,
                positionLots,
                fullLots,
                limitLots,
                buyFunds,
                sellLots,
                othersBidTicks,
                othersAskTicks,
                orders);
    }
}
