package dev.bourse.maker.reference;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The last prices of markets that have no other than their own: that of the last trade, and before the first one the price that the operator says. Such
 * a price does not grow old. Thread-safe.
 */
public final class OwnPrices {

    private final Map<String, MarketTrade> last = new HashMap<>();
    private final Set<String> lookedUp = new HashSet<>();

    /** Takes note of a trade, which may be older than the last one that is known. */
    public synchronized void traded(MarketTrade trade) {
        last.merge(trade.symbol(), trade, (known, it) -> it.tradeId() > known.tradeId() ? it : known);
    }

    /** The last trade of a market is known from now on, if it has had one. */
    public synchronized void lookedUp(String symbol) {
        lookedUp.add(symbol);
    }

    /**
     * The price of a market.
     *
     * @param starting what it is before the first trade
     */
    public synchronized Reference of(String symbol, BigDecimal starting) {
        if (!lookedUp.contains(symbol)) {
            return Reference.UNKNOWN;
        }
        MarketTrade trade = last.get(symbol);
        return new Reference(trade == null ? starting : trade.price(), 0, null);
    }
}
