package dev.bourse.common.market;

import java.math.BigDecimal;

/**
 * The price that people trade at: the exchange's with the house's spread around it. Published on {@code market:{SYMBOL}}.
 *
 * @param symbol the market
 * @param originalPrice price of the newest trade
 * @param bidPrice {@code originalPrice x (1 - spread)}, rounded down to the tick
 * @param askPrice {@code originalPrice x (1 + spread)}, rounded up to the tick
 * @param timestamp time of the trade, Unix milliseconds
 */
public record PriceUpdate(
        String symbol, BigDecimal originalPrice, BigDecimal bidPrice, BigDecimal askPrice, long timestamp) {}
