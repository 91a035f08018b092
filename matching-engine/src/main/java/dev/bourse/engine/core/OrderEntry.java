package dev.bourse.engine.core;

import org.jspecify.annotations.Nullable;

/** The way of an order into the market, and to another price or quantity: it is refused, or accepted and handed to {@link Trading}. */
final class OrderEntry {

    private final References references;
    private final Orders orders;
    private final ClientIds clientIds;
    private final TouchedBalances touched;
    private final OrderRules orderRules;
    private final Funds funds;
    private final Trading trading;
    private final EngineListener listener;
    private final NewOrder amended = new NewOrder();

    OrderEntry(
            References references,
            Orders orders,
            ClientIds clientIds,
            TouchedBalances touched,
            OrderRules orderRules,
            Funds funds,
            Trading trading,
            EngineListener listener) {
        this.references = references;
        this.orders = orders;
        this.clientIds = clientIds;
        this.touched = touched;
        this.orderRules = orderRules;
        this.funds = funds;
        this.trading = trading;
        this.listener = listener;
    }

    void place(NewOrder request, long nowMs) {
        Market market = knownMarket(request, nowMs);
        if (market == null || !mayOpen(request, nowMs) || !orderRules.allow(request, market, nowMs)) {
            return;
        }
        Order order = taken(request, market, nowMs);
        if (!funds.suffice(order, market, 0)) {
            orders.giveBack(order);
            return;
        }
        open(order, request, market, nowMs);
    }

    void replace(long orderId, NewOrder request, long nowMs) {
        Market market = knownMarket(request, nowMs);
        Order old = market == null ? null : references.openOrder(request.accountId, market, orderId);
        if (market == null || old == null) {
            return;
        }
        if (old.side != request.side) {
            listener.rejected(request.accountId, RejectReason.CONTRADICTORY_ORDER, 0, 0);
            return;
        }
        if (!isNameFree(request, nowMs) || !orderRules.allow(request, market, nowMs)) {
            return;
        }
        Order order = taken(request, market, nowMs);
        if (!funds.suffice(order, market, old.locked)) {
            orders.giveBack(order);
            return;
        }
        trading.cancel(old, market, CancelReason.REPLACED);
        open(order, request, market, nowMs);
    }

    void amend(long accountId, int marketId, long orderId, long priceUnits, long quantityUnits, long nowMs) {
        Market market = references.currentMarket(marketId, accountId, nowMs);
        Order order = market == null ? null : references.openOrder(accountId, market, orderId);
        if (market == null || order == null) {
            return;
        }
        amended.reset(accountId, marketId, order.side).price(priceUnits).quantity(quantityUnits);
        if (orderRules.allowAmend(order, amended, market)) {
            trading.amend(
                    order,
                    market,
                    order.type == OrderType.LIMIT ? priceUnits / market.units.tickUnits() : order.priceTicks,
                    quantityUnits / market.units.lotUnits());
            touched.tell(listener);
        }
    }

    private void open(Order order, NewOrder request, Market market, long nowMs) {
        orders.open(order, ++orders.lastOrderId);
        if (!request.clientId.isEmpty()) {
            order.clientId = clientIds.add(order.accountId, request.clientId, order.orderId, nowMs, true);
        }
        listener.accepted(order);
        trading.begin(order, market);
        touched.tell(listener);
    }

    private Order taken(NewOrder request, Market market, long nowMs) {
        MarketRules rules = market.rules;
        MarketUnits units = market.units;
        Order order = orders.take();
        order.accountId = request.accountId;
        order.marketId = market.id;
        order.side = request.side;
        order.type = request.type;
        order.timeInForce = request.timeInForce;
        order.prevention = OrderRules.prevention(request, market);
        order.priceTicks = orderRules.priceTicks(request, market);
        order.lots = request.spendUnits == 0 ? request.quantityUnits / units.lotUnits() : rules.maxLots();
        order.openLots = order.lots;
        order.tradedLots = 0;
        order.displayLots = request.displayUnits / units.lotUnits();
        order.postOnly = request.postOnly;
        order.trigger = request.trigger;
        order.triggerTicks = request.trigger == Trigger.NONE ? 0 : request.triggerUnits / units.tickUnits();
        order.makerFee = rules.makerFeeBasisPoints();
        order.takerFee = rules.takerFeeBasisPoints();
        order.feeCredit = 0;
        order.locked = 0;
        order.spendUnits = request.spendUnits;
        order.expiresAtMs = request.timeInForce == TimeInForce.GOOD_TILL_DATE ? request.expiresAtMs : Deadlines.NEVER;
        order.acceptedAtMs = nowMs;
        return order;
    }

    private boolean mayOpen(NewOrder request, long nowMs) {
        if (orders.countOf(request.accountId) >= MatchingEngine.MAX_OPEN_ORDERS) {
            listener.rejected(
                    request.accountId,
                    RejectReason.TOO_MANY_OPEN_ORDERS,
                    orders.countOf(request.accountId),
                    MatchingEngine.MAX_OPEN_ORDERS);
            return false;
        }
        return isNameFree(request, nowMs);
    }

    private boolean isNameFree(NewOrder request, long nowMs) {
        return clientIds.admits(request.accountId, request.clientId, request.unusedBeforeMs, nowMs, listener);
    }

    private @Nullable Market knownMarket(NewOrder request, long nowMs) {
        return references.isKnown(request.accountId)
                ? references.currentMarket(request.marketId, request.accountId, nowMs)
                : null;
    }
}
