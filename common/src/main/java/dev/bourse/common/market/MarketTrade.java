package dev.bourse.common.market;

import java.math.BigDecimal;

/**
 * One trade of one market, as the exchange reported it.
 *
 * @param symbol the market, for example {@code BTCUSDT}
 * @param tradeId the exchange's id; contiguous and ascending within a symbol
 * @param timeMs trade time, Unix milliseconds
 * @param price in units of the quote asset, positive
 * @param quantity in units of the base asset, positive
 * @param buyerIsMaker true when the buyer's order was resting, so the seller was the taker
 */
public record MarketTrade(
        String symbol, long tradeId, long timeMs, BigDecimal price, BigDecimal quantity, boolean buyerIsMaker) {}
