package dev.bourse.common.market;

import java.math.BigDecimal;

/**
 * What the exchange says of one symbol (Binance {@code GET /api/v3/exchangeInfo}).
 *
 * @param symbol for example {@code BTCUSDT}
 * @param baseAsset for example {@code BTC}
 * @param quoteAsset for example {@code USDT}
 * @param tickSize smallest step of a price ({@code PRICE_FILTER.tickSize})
 * @param lotSize smallest step of a quantity ({@code LOT_SIZE.stepSize})
 * @param active true while the feed carries it and the exchange trades it
 */
public record Instrument(
        String symbol, String baseAsset, String quoteAsset, BigDecimal tickSize, BigDecimal lotSize, boolean active) {}
