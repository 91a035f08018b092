package dev.bourse.backend.symbols;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.OfferedSymbol;
import dev.bourse.exchange.market.Market;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All markets that somebody can look at: what the feed carries or could carry, and the exchange's own. */
@Component
public final class Listings {

    private final SymbolCatalog catalog;
    private final Exchange exchange;

    Listings(SymbolCatalog catalog, Exchange exchange) {
        this.catalog = catalog;
        this.exchange = exchange;
    }

    /** Own markets have an underscore in their names, the feed's have none. */
    public static boolean isOwn(String symbol) {
        return symbol.indexOf('_') >= 0;
    }

    /** Those of the feed first, each by symbol; own ones are left out while the engine is away and was never reached. */
    public Collection<Listed> all() {
        SortedMap<String, Listed> ofFeed = new TreeMap<>();
        catalog.offered().forEach((symbol, it) -> ofFeed.put(symbol, listed(it)));
        catalog.instruments().forEach((symbol, it) -> ofFeed.put(symbol, listed(it)));
        ofFeed.keySet().removeIf(Listings::isOwn);
        List<Listed> all = new ArrayList<>(ofFeed.values());
        all.addAll(own());
        return all;
    }

    /** A market from a parameter of that name. */
    public Listed market(String name, @Nullable String value) {
        String symbol = Parameters.symbol(name, value);
        Listed market = isOwn(symbol) ? ownMarket(symbol) : ofFeed(symbol);
        if (market == null) {
            throw new RefusedException(
                    ErrorCode.UNKNOWN_SYMBOL,
                    "There is no market " + symbol + " here; GET /api/v1/symbols/search finds those that there are.",
                    Map.of("symbol", symbol));
        }
        return market;
    }

    private @Nullable Listed ownMarket(String symbol) {
        Market market = exchange.find(symbol);
        return market == null ? null : listed(market);
    }

    private @Nullable Listed ofFeed(String symbol) {
        Instrument instrument = catalog.instruments().get(symbol);
        if (instrument != null) {
            return listed(instrument);
        }
        OfferedSymbol offered = catalog.offered().get(symbol);
        return offered == null ? null : listed(offered);
    }

    private List<Listed> own() {
        try {
            return exchange.markets().all().stream().map(Listings::listed).toList();
        } catch (RefusedException e) {
            return List.of();
        }
    }

    private static Listed listed(Instrument it) {
        return new Listed(
                it.symbol(), it.baseAsset(), it.quoteAsset(), it.tickSize(), it.lotSize(), it.active(), false);
    }

    private static Listed listed(OfferedSymbol it) {
        return new Listed(it.symbol(), it.baseAsset(), it.quoteAsset(), null, null, false, false);
    }

    private static Listed listed(Market it) {
        return new Listed(it.symbol(), it.base().name(), it.quote().name(), it.tickSize(), it.lotSize(), true, true);
    }
}
