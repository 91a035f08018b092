/**
 * Candles. All come from the database function {@code candles}, which makes stored trades and the exchange's own klines one;
 * nothing here computes a candle. Reads of the newest bars keep those that are settled in Redis.
 */
@NullMarked
package dev.bourse.backend.candles;

import org.jspecify.annotations.NullMarked;
