package dev.bourse.engine.book;

/**
 * What happens in a book, in the order in which it happens. Prices are ticks, quantities are lots; {@code tag} is what the order was
 * put to rest with. A listener must not change the book.
 */
public interface OrderBookListener {

    /**
     * The taker traded with a resting order, at the resting order's price.
     *
     * @param makerOpenLots what is left of the maker, hidden quantity included; 0 when it has left the book
     */
    void traded(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots);

    /**
     * Self-trade prevention took quantity from a resting order, without a trade.
     *
     * @param lots by how much it got smaller; under {@link SelfTradePrevention#DECREMENT} the taker did too
     * @param makerOpenLots what is left of the maker; 0 when it has left the book
     */
    void selfTradePrevented(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots);

    /**
     * The visible quantity at a price has changed: once for each price that a call has touched, after all that happened at it. A
     * moved order touches the price that it leaves and the price that it comes to.
     *
     * @param visibleLots the new total; 0 when nothing is left at that price
     */
    void levelChanged(Side side, long priceTicks, long visibleLots);
}
