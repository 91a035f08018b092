package dev.bourse.backend.symbols;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A market that there are prices of here, or could be.
 *
 * @param symbol for example {@code BTCUSDT} or {@code TATA_INR}
 * @param baseAsset for example {@code BTC}
 * @param quoteAsset for example {@code USDT}
 * @param tickSize smallest step of a price; null while the feed has never carried it
 * @param lotSize smallest step of a quantity; null while the feed has never carried it
 * @param carried whether its prices come in now
 * @param own whether it is one of the exchange's own, where orders can be placed
 */
public record Listed(
        String symbol,
        String baseAsset,
        String quoteAsset,
        @Nullable BigDecimal tickSize,
        @Nullable BigDecimal lotSize,
        boolean carried,
        boolean own) {

    /** For people, such as {@code BTC/USDT}. */
    public String name() {
        return baseAsset + "/" + quoteAsset;
    }
}
