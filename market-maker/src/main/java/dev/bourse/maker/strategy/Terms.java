package dev.bourse.maker.strategy;

/**
 * What a market demands of an order.
 *
 * @param minLots the smallest quantity
 * @param maxLots the greatest
 * @param minValue the smallest price times quantity
 * @param feeBps the greater of its fees, in basis points: what a buy may cost beyond its value
 */
public record Terms(long minLots, long maxLots, long minValue, int feeBps) {

    /** True for a quantity that may be ordered at a price. */
    boolean allow(long priceTicks, long lots) {
        return lots >= Math.max(1, minLots) && lots <= maxLots && Math.multiplyExact(priceTicks, lots) >= minValue;
    }
}
