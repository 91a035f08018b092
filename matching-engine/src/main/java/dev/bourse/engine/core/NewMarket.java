package dev.bourse.engine.core;

/**
 * What a create market command asks for.
 *
 * @param symbol of capital letters, digits and underscores, such as {@code BTC_USDT}
 * @param base what is bought and sold
 * @param quote what it is paid with
 * @param tickUnits the price step: quote units for one whole base asset
 * @param lotUnits the quantity step: base units
 */
public record NewMarket(
        String symbol, Assets.Asset base, Assets.Asset quote, long tickUnits, long lotUnits, MarketRules rules) {}
