package dev.bourse.backend.candles;

import java.math.BigDecimal;

/**
 * One candle as the database has it.
 *
 * @param time start of the bucket, Unix seconds
 * @param volume base asset
 * @param quoteVolume quote asset
 * @param trades number of trades
 */
record Candle(
        long time,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades) {}
