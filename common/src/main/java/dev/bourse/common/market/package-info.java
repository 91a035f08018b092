/**
 * Market data as every service speaks of it: trades, klines, candle durations, tickers, instruments.
 *
 * <p>Amounts are {@link java.math.BigDecimal} with the exact value that the exchange sent; times are Unix milliseconds, UTC.
 */
@NullMarked
package dev.bourse.common.market;

import org.jspecify.annotations.NullMarked;
