package dev.bourse.engine.core;

import dev.bourse.engine.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All markets and the assets that are traded in them. */
final class Markets {

    private static final int MAX_NAME_LENGTH = 20;

    final Assets assets = new Assets();
    private final List<Market> markets = new ArrayList<>();
    private final Map<String, Market> bySymbol = new HashMap<>();
    private final Orders orders;
    private final Ledger ledger;
    private final TouchedBalances touched;
    private final EngineListener listener;

    Markets(Orders orders, Ledger ledger, TouchedBalances touched, EngineListener listener) {
        this.orders = orders;
        this.ledger = ledger;
        this.touched = touched;
        this.listener = listener;
    }

    /** Creates a market and the assets that are new, or tells why not. */
    void create(NewMarket request) {
        Market existing = bySymbol.get(request.symbol());
        if (existing != null) {
            reject(RejectReason.MARKET_EXISTS, existing.id, 0);
        } else if (!isNamed(request.symbol())
                || !isAsset(request.base())
                || !isAsset(request.quote())
                || request.base().name().equals(request.quote().name())) {
            reject(RejectReason.INVALID_MARKET, 0, 0);
        } else if (hasItsScale(request.base()) && hasItsScale(request.quote())) {
            long unitsPerTickLot = request.tickUnits() <= 0 || request.lotUnits() <= 0
                    ? MarketUnits.NOT_WHOLE
                    : MarketUnits.unitsPerTickLot(
                            request.tickUnits(),
                            request.lotUnits(),
                            request.base().scale());
            if (unitsPerTickLot == MarketUnits.NOT_WHOLE) {
                reject(RejectReason.TICK_TIMES_LOT_NOT_WHOLE, request.tickUnits(), request.lotUnits());
            } else if (request.rules().problem() != null) {
                reject(RejectReason.INVALID_MARKET_RULES, 0, 0);
            } else {
                tell(add(
                        new MarketUnits(
                                request.symbol(),
                                number(request.base()),
                                number(request.quote()),
                                request.tickUnits(),
                                request.lotUnits(),
                                unitsPerTickLot),
                        request.rules()));
            }
        }
    }

    /** Adds a market as it is. */
    Market add(MarketUnits units, MarketRules rules) {
        int id = markets.size();
        CircuitBreaker breaker = new CircuitBreaker();
        Settlement settlement = new Settlement(id, units, breaker, orders, ledger, touched, listener);
        Market market = new Market(id, units, rules, settlement, breaker);
        markets.add(market);
        bySymbol.put(units.symbol(), market);
        return market;
    }

    /** The market of a number, or null after telling that there is none. */
    @Nullable
    Market find(int marketId, long accountId) {
        if (marketId < 0 || marketId >= markets.size()) {
            listener.rejected(accountId, RejectReason.UNKNOWN_MARKET, marketId, 0);
            return null;
        }
        return markets.get(marketId);
    }

    Market get(int marketId) {
        return markets.get(marketId);
    }

    int count() {
        return markets.size();
    }

    /** Tells what a market has become. */
    void tell(Market market) {
        listener.marketChanged(market.id, market.units, market.rules, market.status);
    }

    private int number(Assets.Asset asset) {
        int number = assets.find(asset.name());
        if (number != Assets.NONE) {
            return number;
        }
        int added = assets.add(asset);
        listener.assetAdded(added, asset.name(), asset.scale());
        return added;
    }

    private boolean hasItsScale(Assets.Asset asset) {
        int number = assets.find(asset.name());
        if (number == Assets.NONE || assets.get(number).scale() == asset.scale()) {
            return true;
        }
        reject(
                RejectReason.ASSET_SCALE_DIFFERS,
                asset.scale(),
                assets.get(number).scale());
        return false;
    }

    private void reject(RejectReason reason, long given, long limit) {
        listener.rejected(MatchingEngine.HOUSE_ACCOUNT, reason, given, limit);
    }

    private static boolean isAsset(Assets.Asset asset) {
        return isNamed(asset.name()) && asset.scale() >= 0 && asset.scale() <= Assets.MAX_SCALE;
    }

    private static boolean isNamed(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME_LENGTH
                && name.chars().allMatch(it -> (it >= 'A' && it <= 'Z') || (it >= '0' && it <= '9') || it == '_');
    }
}
