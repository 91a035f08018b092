package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes an engine that has done nothing yet remember what another told; {@link #finish} completes it. */
public final class StateRestorer implements StateVisitor {

    private final MatchingEngine engine;
    private final List<Order> orders = new ArrayList<>();
    private final ClientId id = new ClientId();
    private long idsRememberedSinceMs;

    public StateRestorer(MatchingEngine engine) {
        this.engine = engine;
    }

    @Override
    public void engine(Clockwork clockwork) {
        engine.nowMs = clockwork.nowMs();
        engine.orders.lastOrderId = clockwork.lastOrderId();
        idsRememberedSinceMs = clockwork.idsRememberedSinceMs();
    }

    @Override
    public void asset(Assets.Asset asset) {
        engine.markets.assets.add(asset);
    }

    @Override
    public void market(MarketState state) {
        Market market = engine.markets.add(state.units(), state.rules());
        market.status = state.status();
        market.settlement.restore(state.lastPriceTicks(), state.trades());
        if (!state.breakerWindow().isEmpty()) {
            market.breaker.restore(
                    state.breakerSlot(),
                    state.breakerWindow().stream().mapToLong(PriceRange::lowest).toArray(),
                    state.breakerWindow().stream()
                            .mapToLong(PriceRange::highest)
                            .toArray());
        }
    }

    @Override
    public void holding(HoldingState holding) {
        engine.ledger.restore(holding.accountId(), holding.asset(), holding.available(), holding.locked());
    }

    @Override
    public void clientId(ClientIdState state) {
        engine.clientIds.add(state.accountId(), id.set(state.id()), state.orderId(), state.usedAtMs(), state.isOpen());
    }

    @Override
    public void order(OrderState state) {
        Order order = engine.orders.take();
        order.orderId = state.orderId();
        order.accountId = state.accountId();
        order.marketId = state.marketId();
        order.side = state.side();
        order.type = state.type();
        order.timeInForce = state.timeInForce();
        order.prevention = state.prevention();
        order.priceTicks = state.priceTicks();
        order.lots = state.lots();
        order.openLots = state.openLots();
        order.tradedLots = state.tradedLots();
        order.displayLots = state.displayLots();
        order.postOnly = state.isPostOnly();
        order.trigger = state.trigger();
        order.triggerTicks = state.triggerTicks();
        order.makerFee = state.makerFee();
        order.takerFee = state.takerFee();
        order.feeCredit = state.feeCredit();
        order.locked = state.locked();
        order.spendUnits = state.spendUnits();
        order.expiresAtMs = state.expiresAtMs();
        order.acceptedAtMs = state.acceptedAtMs();
        name(order, state.clientId());
        enter(order, state);
        orders.add(order);
    }

    @Override
    public void deadManSwitch(SwitchState state) {
        engine.deadlines.set(engine.orders.of(state.accountId()), state.deadlineMs());
    }

    /** After all has been told. */
    public void finish() {
        engine.clientIds.restoreRememberedSince(idsRememberedSinceMs);
        orders.sort(Comparator.comparingLong(Order::orderId));
        orders.forEach(it -> engine.orders.open(it, it.orderId));
    }

    private void name(Order order, String clientId) {
        if (clientId.isEmpty()) {
            return;
        }
        int use = engine.clientIds.find(order.accountId, id.set(clientId));
        order.clientId = use == ClientIds.NONE
                ? engine.clientIds.restoreOpen(order.accountId, id, order.orderId, order.acceptedAtMs)
                : use;
    }

    private void enter(Order order, OrderState state) {
        Market market = engine.markets.get(order.marketId);
        if (state.isWaiting()) {
            market.triggers.add(order.orderId, order.slot, order.trigger.direction(order.side), order.triggerTicks);
        } else {
            OrderBook book = market.book;
            book.restore(
                    order.orderId,
                    order.slot,
                    order.accountId,
                    order.side,
                    order.priceTicks,
                    order.openLots,
                    state.visibleLots(),
                    order.displayLots);
        }
    }
}
