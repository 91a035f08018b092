/**
 * TradingView's UDF protocol (https://www.tradingview.com/charting-library-docs/latest/connecting_data/UDF): what its charts ask to know
 * the markets. Their history is answered by {@code candles}, their quotes by {@code tickers}.
 */
@NullMarked
package dev.bourse.backend.udf;

import org.jspecify.annotations.NullMarked;
