package dev.bourse.common.market;

import java.math.BigDecimal;

/**
 * Statistics of the rolling last 24 hours, as the exchange reports them (Binance {@code <symbol>@ticker}).
 *
 * @param symbol the market
 * @param first price 24 hours ago
 * @param last newest price
 * @param high highest price
 * @param low lowest price
 * @param change {@code last - first}
 * @param percent {@code change / first} in percent
 * @param volume base asset
 * @param quoteVolume quote asset
 * @param trades number of trades
 * @param bid best bid
 * @param ask best ask
 * @param timestamp when the exchange computed it, Unix milliseconds
 */
public record Ticker(
        String symbol,
        BigDecimal first,
        BigDecimal last,
        BigDecimal high,
        BigDecimal low,
        BigDecimal change,
        BigDecimal percent,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades,
        BigDecimal bid,
        BigDecimal ask,
        long timestamp) {}
