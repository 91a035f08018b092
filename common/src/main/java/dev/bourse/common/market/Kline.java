package dev.bourse.common.market;

import java.math.BigDecimal;

/**
 * A closed candle as the exchange itself reports it: its word, which stands above what we compute from trades.
 *
 * @param symbol the market
 * @param duration the length of the bucket
 * @param openTimeMs start of the bucket, Unix milliseconds, inclusive
 * @param open price of the first trade
 * @param high highest price
 * @param low lowest price
 * @param close price of the last trade
 * @param volume sum of quantities, base asset
 * @param quoteVolume sum of price x quantity, quote asset
 * @param trades number of trades
 * @param takerBuyVolume the part of {@code volume} in which the buyer was the taker
 * @param takerBuyQuoteVolume the part of {@code quoteVolume} in which the buyer was the taker
 * @param fillsGap true when the stored trades do not cover the whole bucket, so that longer candles over it must be built from
 *     klines and not from trades
 */
public record Kline(
        String symbol,
        CandleDuration duration,
        long openTimeMs,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades,
        BigDecimal takerBuyVolume,
        BigDecimal takerBuyQuoteVolume,
        boolean fillsGap) {}
