package dev.bourse.simulator.market;

import java.math.BigInteger;

/**
 * The trades of a span of time in numbers.
 *
 * @param openMs start of the span, inclusive
 * @param endMs end of the span, exclusive
 * @param firstId id of the first trade, -1 when there is none
 * @param lastId id of the last trade, -1 when there is none
 * @param openTicks price of the first trade; without trades all four prices are the last one before the span
 * @param quote sum of price x quantity in ticks x lots
 * @param takerBuyLots the part of the volume in which the buyer was the taker
 */
public record Candle(
        long openMs,
        long endMs,
        long firstId,
        long lastId,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long volumeLots,
        BigInteger quote,
        long trades,
        long takerBuyLots,
        BigInteger takerBuyQuote) {

    /** A span in which nothing was traded. */
    static Candle flat(long openMs, long endMs, long price) {
        return new Candle(openMs, endMs, -1, -1, price, price, price, price, 0, BigInteger.ZERO, 0, 0, BigInteger.ZERO);
    }
}
