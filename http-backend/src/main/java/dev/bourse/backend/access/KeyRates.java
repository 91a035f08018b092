package dev.bourse.backend.access;

import org.jspecify.annotations.Nullable;

/**
 * An API key and the rates that an operator gave it in place of the general ones.
 *
 * @param apiKey the key's public half
 * @param ordersPerSecond null: as everybody; 0: without limit
 * @param marketDataPerSecond as above
 */
public record KeyRates(
        long keyId,
        String apiKey,
        @Nullable Integer ordersPerSecond,
        @Nullable Integer marketDataPerSecond) {

    /** The key's own rate; null: as everybody. */
    public @Nullable Integer of(Budget budget) {
        return switch (budget) {
            case ORDERS -> ordersPerSecond;
            case MARKET_DATA -> marketDataPerSecond;
            case NONE -> null;
        };
    }
}
