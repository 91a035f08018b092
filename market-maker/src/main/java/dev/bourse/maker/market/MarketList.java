package dev.bourse.maker.market;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The exchange's markets as they were told of last. Thread-safe. */
public final class MarketList {

    private final Map<String, Market> bySymbol = new ConcurrentHashMap<>();

    /** Takes note of what {@code GET /api/v1/markets} says. */
    public void take(JsonNode markets) {
        markets.forEach(it -> {
            Market market = Market.of(it);
            bySymbol.put(market.symbol(), market);
        });
    }

    /** By symbol; null when it is not there, or nothing has been told yet. */
    public @Nullable Market find(String symbol) {
        return bySymbol.get(symbol);
    }
}
