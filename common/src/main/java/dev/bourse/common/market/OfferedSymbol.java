package dev.bourse.common.market;

/**
 * A symbol that the exchange trades and the feed could carry.
 *
 * @param symbol for example {@code ADAUSDT}
 * @param baseAsset for example {@code ADA}
 * @param quoteAsset for example {@code USDT}
 */
public record OfferedSymbol(String symbol, String baseAsset, String quoteAsset) {}
