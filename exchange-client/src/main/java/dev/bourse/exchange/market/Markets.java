package dev.bourse.exchange.market;

import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All assets and markets that there are, as the engine has told them. One writer; any thread reads. */
public final class Markets {

    private volatile Listing listing = new Listing(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private record Listing(
            SortedMap<Integer, Asset> assets,
            SortedMap<String, Asset> assetsByName,
            SortedMap<Integer, Market> markets,
            SortedMap<String, Market> bySymbol) {}

    /** Takes note of a new asset, or of a market that is new or has changed; returns false for any other event. */
    public synchronized boolean apply(EngineEvent event) {
        if (event instanceof AssetAdded it) {
            Asset asset = new Asset(it.asset(), it.name(), it.scale());
            listing = new Listing(
                    with(listing.assets, asset.id(), asset),
                    with(listing.assetsByName, asset.name(), asset),
                    listing.markets,
                    listing.bySymbol);
            return true;
        }
        if (event instanceof MarketChanged it) {
            Market market = new Market(it, asset(it.baseAsset()), asset(it.quoteAsset()));
            listing = new Listing(
                    listing.assets,
                    listing.assetsByName,
                    with(listing.markets, market.id(), market),
                    with(listing.bySymbol, market.symbol(), market));
            return true;
        }
        return false;
    }

    /** By symbol. */
    public @Nullable Market find(String symbol) {
        return listing.bySymbol.get(symbol);
    }

    /** By its number; null when it has not been told of. */
    public @Nullable Market find(int marketId) {
        return listing.markets.get(marketId);
    }

    /** By its number. */
    public Market market(int marketId) {
        Market market = find(marketId);
        if (market == null) {
            throw new IllegalStateException("market " + marketId + " has not been told of");
        }
        return market;
    }

    /** By its number. */
    public Asset asset(int assetId) {
        Asset asset = findAsset(assetId);
        if (asset == null) {
            throw new IllegalStateException("asset " + assetId + " has not been told of");
        }
        return asset;
    }

    /** By its number; null when it has not been told of. */
    public @Nullable Asset findAsset(int assetId) {
        return listing.assets.get(assetId);
    }

    /** By its name. */
    public @Nullable Asset findAsset(String name) {
        return listing.assetsByName.get(name);
    }

    /** By symbol. */
    public Collection<Market> all() {
        return listing.bySymbol.values();
    }

    /** By name. */
    public Collection<Asset> assets() {
        return listing.assetsByName.values();
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> with(SortedMap<K, V> before, K key, V value) {
        SortedMap<K, V> copy = new TreeMap<>(before);
        copy.put(key, value);
        return Collections.unmodifiableSortedMap(copy);
    }
}
