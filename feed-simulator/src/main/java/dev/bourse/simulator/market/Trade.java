package dev.bourse.simulator.market;

/**
 * One trade.
 *
 * @param id ascending within a symbol
 * @param timeMs Unix milliseconds; never earlier than that of a smaller id
 * @param buyerIsMaker true when the seller was the taker
 */
public record Trade(long id, long timeMs, long priceTicks, long quantityLots, boolean buyerIsMaker) {

    /** True when Binance would report both as one aggregate trade: same time, price and side. */
    public boolean aggregatesWith(Trade other) {
        return timeMs == other.timeMs && priceTicks == other.priceTicks && buyerIsMaker == other.buyerIsMaker;
    }
}
