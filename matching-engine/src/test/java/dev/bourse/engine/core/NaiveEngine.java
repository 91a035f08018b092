package dev.bourse.engine.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine written so that it is obviously right and shares nothing with the fast one but the names of things: sorted lists, exact
 * sums, nothing kept that can be worked out. What the fast one is held against.
 */
final class NaiveEngine {

    static final long HOUSE = 0;

    final RecordedEngine events = new RecordedEngine();
    final Map<Long, NaiveOrder> orders = new TreeMap<>();
    final List<NaiveMarket> markets = new ArrayList<>();
    final NaiveBalances balances = new NaiveBalances(orders.values());
    final Map<Long, Long> switches = new TreeMap<>();
    final NaiveNames names;
    final NaiveAssets assets = new NaiveAssets(events);
    final NaiveChecks checks = new NaiveChecks(this);
    private final NaiveTrading trading = new NaiveTrading(this);
    long nowMs;
    long lastId;

    NaiveEngine(int rememberedNames) {
        names = new NaiveNames(rememberedNames);
    }

    void advanceTo(long timeMs) {
        nowMs = Math.max(nowMs, timeMs);
        Comparator<NaiveOrder> byExpiry = Comparator.comparingLong(it -> it.expiresAtMs);
        orders.values().stream()
                .filter(it -> it.expiresAtMs <= nowMs)
                .sorted(byExpiry)
                .toList()
                .forEach(it -> trading.cancel(it, CancelReason.EXPIRED));
        List<Long> silent = switches.entrySet().stream()
                .filter(it -> it.getValue() <= nowMs)
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        for (long account : silent) {
            switches.remove(account);
            events.deadManSwitchFired(account);
            openOf(account).forEach(it -> trading.cancel(it, CancelReason.DEAD_MAN_SWITCH));
        }
        balances.tell(events);
    }

    void createMarket(NewMarket request) {
        Optional<NaiveMarket> existing = markets.stream()
                .filter(it -> it.symbol.equals(request.symbol()))
                .findFirst();
        Optional<Refusal> refusal = existing.map(it -> new Refusal(RejectReason.MARKET_EXISTS, it.id, 0))
                .or(() -> assets.refusal(request))
                .or(() -> Refusal.when(
                        NaiveRules.areRulesWrong(request.rules()), RejectReason.INVALID_MARKET_RULES, 0, 0));
        if (!isRefused(HOUSE, refusal)) {
            NaiveMarket market = new NaiveMarket(
                    markets.size(), request, assets.number(request.base()), assets.number(request.quote()));
            markets.add(market);
            events.marketChanged(market.id, market.symbol, market.status);
        }
    }

    void changeStatus(int marketId, MarketStatus status) {
        NaiveMarket market = market(marketId, HOUSE);
        if (market != null) {
            if (status == MarketStatus.TRADING && market.status != MarketStatus.TRADING) {
                market.breaker.begin(market.rules);
            }
            market.status = status;
            events.marketChanged(marketId, market.symbol, status);
            trading.triggerOthers(market);
            balances.tell(events);
        }
    }

    void changeRules(int marketId, MarketRules rules) {
        NaiveMarket market = market(marketId, HOUSE);
        Optional<Refusal> refusal =
                Refusal.when(NaiveRules.areRulesWrong(rules), RejectReason.INVALID_MARKET_RULES, 0, 0);
        if (market != null && !isRefused(HOUSE, refusal)) {
            MarketRules old = market.rules;
            market.rules = rules;
            if (rules.breakerBasisPoints() != old.breakerBasisPoints()
                    || rules.breakerWindowMs() != old.breakerWindowMs()) {
                market.breaker.begin(rules);
            }
            events.marketChanged(marketId, market.symbol, market.status);
        }
    }

    void deposit(long account, int asset, long units, ClientId name, long unusedBeforeMs) {
        Optional<Refusal> refusal = Refusal.when(account < HOUSE, RejectReason.UNKNOWN_ACCOUNT, account, 0)
                .or(() -> transferRefusal(account, asset, units, name, unusedBeforeMs))
                .or(() -> {
                    long room = Long.MAX_VALUE - balances.supply(asset);
                    return Refusal.when(units > room, RejectReason.SUPPLY_TOO_LARGE, units, room);
                });
        if (!isRefused(account, refusal)) {
            transfer(account, asset, units, name);
        }
    }

    void withdraw(long account, int asset, long units, ClientId name, long unusedBeforeMs) {
        Optional<Refusal> refusal = transferRefusal(account, asset, units, name, unusedBeforeMs)
                .or(() -> {
                    long available = balances.available(account, asset);
                    return Refusal.when(units > available, RejectReason.INSUFFICIENT_BALANCE, units, available);
                });
        if (!isRefused(account, refusal)) {
            transfer(account, asset, -units, name);
        }
    }

    void place(NewOrder request) {
        NaiveMarket market = knownMarket(request);
        if (market != null) {
            int open = openOf(request.accountId).size();
            Optional<Refusal> refusal = Refusal.when(open >= 10_000, RejectReason.TOO_MANY_OPEN_ORDERS, open, 10_000);
            open(request, market, refusal, null);
        }
    }

    void replace(long orderId, NewOrder request) {
        NaiveMarket market = knownMarket(request);
        NaiveOrder old = market == null ? null : order(request.accountId, market, orderId);
        if (market != null && old != null) {
            Optional<Refusal> refusal = Refusal.when(old.side != request.side, RejectReason.CONTRADICTORY_ORDER, 0, 0);
            open(request, market, refusal, old);
        }
    }

    void cancel(long account, int marketId, long orderId) {
        NaiveMarket market = unhaltedMarket(marketId, account);
        NaiveOrder order = market == null ? null : order(account, market, orderId);
        if (order != null) {
            trading.cancel(order, CancelReason.REQUESTED);
            balances.tell(events);
        }
    }

    void amend(long account, int marketId, long orderId, long priceUnits, long quantityUnits) {
        NaiveMarket market = market(marketId, account);
        NaiveOrder order = market == null ? null : order(account, market, orderId);
        if (market == null || order == null) {
            return;
        }
        NewOrder amended = new NewOrder()
                .reset(account, marketId, order.side)
                .price(priceUnits)
                .quantity(quantityUnits);
        long price = order.type == OrderType.LIMIT ? priceUnits / market.tick : order.price;
        long lots = quantityUnits / market.lot;
        Optional<Refusal> refusal =
                NaiveRules.ofAmend(order, amended, market).or(() -> checks.refusalOfAmend(order, price, lots));
        if (!isRefused(account, refusal)) {
            trading.amend(order, price, lots);
            balances.tell(events);
        }
    }

    void cancelAll(long account) {
        openOf(account).stream()
                .filter(it -> it.market.status != MarketStatus.HALTED)
                .forEach(it -> trading.cancel(it, CancelReason.REQUESTED));
        balances.tell(events);
    }

    void cancelAll(long account, int marketId) {
        NaiveMarket market = unhaltedMarket(marketId, account);
        if (market != null) {
            openOf(account).stream()
                    .filter(it -> it.market == market)
                    .forEach(it -> trading.cancel(it, CancelReason.REQUESTED));
            balances.tell(events);
        }
    }

    void clear(int marketId) {
        NaiveMarket market = market(marketId, HOUSE);
        if (market != null) {
            List.copyOf(orders.values()).stream()
                    .filter(it -> it.market == market)
                    .forEach(it -> trading.cancel(it, CancelReason.CLEARED));
            balances.tell(events);
        }
    }

    void heartbeat(long account, long timeoutMs) {
        long most = 24L * 60 * 60 * 1000;
        boolean isWrong = timeoutMs < 0 || timeoutMs > most;
        Optional<Refusal> refusal =
                unknownAccount(account).or(() -> Refusal.when(isWrong, RejectReason.INVALID_TIMEOUT, timeoutMs, most));
        if (!isRefused(account, refusal)) {
            switches.remove(account);
            if (timeoutMs != 0) {
                switches.put(account, nowMs + timeoutMs);
            }
            events.deadManSwitchSet(account, switches.getOrDefault(account, 0L));
        }
    }

    /** It is closed. */
    void forget(NaiveOrder order) {
        orders.remove(order.id);
        names.close(order.id);
    }

    private void open(NewOrder request, NaiveMarket market, Optional<Refusal> first, @Nullable NaiveOrder old) {
        NaiveOrder order = new NaiveOrder(lastId + 1, request, market, nowMs);
        long freed = old == null ? 0 : old.locked;
        Optional<Refusal> refusal = first.or(
                        () -> names.refusal(order.account, order.name, request.unusedBeforeMs, nowMs))
                .or(() -> NaiveRules.ofOrder(request, market, nowMs))
                .or(() -> checks.refusal(order))
                .or(() -> checks.fundsRefusal(order, freed));
        if (isRefused(request.accountId, refusal)) {
            return;
        }
        if (old != null) {
            trading.cancel(old, CancelReason.REPLACED);
        }
        lastId = order.id;
        orders.put(order.id, order);
        names.useForOrder(order);
        events.accepted(order.id, order.side, order.lots, order.price, order.name);
        trading.begin(order);
        balances.tell(events);
    }

    private void transfer(long account, int asset, long units, ClientId name) {
        names.useForTransfer(account, name.toString(), nowMs);
        balances.add(account, asset, units);
        events.transferred(account, asset, units, name);
        balances.tell(events);
    }

    private Optional<Refusal> transferRefusal(long account, int asset, long units, ClientId name, long unusedBeforeMs) {
        return Refusal.when(!assets.exists(asset), RejectReason.UNKNOWN_ASSET, asset, 0)
                .or(() -> Refusal.when(units <= 0, RejectReason.NOT_POSITIVE, units, 0))
                .or(() -> names.refusal(account, name.toString(), unusedBeforeMs, nowMs));
    }

    private Optional<Refusal> unknownAccount(long account) {
        boolean isUnknown = account <= HOUSE || !balances.isKnown(account);
        return Refusal.when(isUnknown, RejectReason.UNKNOWN_ACCOUNT, account, 0);
    }

    private @Nullable NaiveMarket knownMarket(NewOrder request) {
        boolean isUnknown = isRefused(request.accountId, unknownAccount(request.accountId));
        return isUnknown ? null : market(request.marketId, request.accountId);
    }

    private @Nullable NaiveMarket market(int marketId, long account) {
        boolean isUnknown = marketId < 0 || marketId >= markets.size();
        return isRefused(account, Refusal.when(isUnknown, RejectReason.UNKNOWN_MARKET, marketId, 0))
                ? null
                : markets.get(marketId);
    }

    private @Nullable NaiveMarket unhaltedMarket(int marketId, long account) {
        NaiveMarket market = market(marketId, account);
        boolean isHalted = market != null && market.status == MarketStatus.HALTED;
        return isRefused(account, Refusal.when(isHalted, RejectReason.MARKET_HALTED, 0, 0)) ? null : market;
    }

    private @Nullable NaiveOrder order(long account, NaiveMarket market, long orderId) {
        NaiveOrder order = orders.get(orderId);
        boolean isUnknown = order == null || order.account != account || order.market != market;
        return isRefused(account, Refusal.when(isUnknown, RejectReason.UNKNOWN_ORDER, orderId, 0)) ? null : order;
    }

    private List<NaiveOrder> openOf(long account) {
        return orders.values().stream().filter(it -> it.account == account).toList();
    }

    private boolean isRefused(long account, Optional<Refusal> refusal) {
        refusal.ifPresent(it -> events.rejected(account, it.reason(), it.given(), it.limit()));
        return refusal.isPresent();
    }
}
