package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import dev.bourse.engine.book.TriggerBook.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells all that an engine remembers. */
public final class EngineState {

    private final MatchingEngine engine;
    private final StateVisitor visitor;

    private EngineState(MatchingEngine engine, StateVisitor visitor) {
        this.engine = engine;
        this.visitor = visitor;
    }

    /** Tells an engine's state; it changes nothing. */
    public static void visit(MatchingEngine engine, StateVisitor visitor) {
        new EngineState(engine, visitor).visit();
    }

    private void visit() {
        visitor.engine(new StateVisitor.Clockwork(
                engine.nowMs, engine.orders.lastOrderId, engine.clientIds.rememberedSinceMs()));
        for (int asset = 0; asset < engine.assets().size(); asset++) {
            visitor.asset(engine.assets().get(asset));
        }
        for (int market = 0; market < engine.marketCount(); market++) {
            visitor.market(state(engine.markets.get(market)));
        }
        visitHoldings();
        visitClientIds();
        for (int market = 0; market < engine.marketCount(); market++) {
            visitOrders(engine.markets.get(market));
        }
        visitSwitches();
    }

    private static StateVisitor.MarketState state(Market market) {
        List<StateVisitor.PriceRange> window = new ArrayList<>();
        for (int i = 0; market.breaker.isWatching() && i < CircuitBreaker.SLOTS; i++) {
            window.add(new StateVisitor.PriceRange(market.breaker.lowest(i), market.breaker.highest(i)));
        }
        return new StateVisitor.MarketState(
                market.units,
                market.rules,
                market.status,
                market.lastPriceTicks(),
                market.settlement.trades(),
                market.breaker.isWatching() ? market.breaker.slot() : 0,
                window);
    }

    private void visitHoldings() {
        List<StateVisitor.HoldingState> holdings = new ArrayList<>();
        engine.ledger.visit((accountId, asset, available, locked) ->
                holdings.add(new StateVisitor.HoldingState(accountId, asset, available, locked)));
        holdings.sort(Comparator.comparingLong(StateVisitor.HoldingState::accountId)
                .thenComparingInt(StateVisitor.HoldingState::asset));
        holdings.forEach(visitor::holding);
    }

    private void visitClientIds() {
        engine.clientIds.visitRecent(use -> visitor.clientId(engine.clientIds.state(use)));
    }

    private void visitOrders(Market market) {
        for (Side side : Side.values()) {
            market.book.visitOrders(
                    side,
                    (orderId, tag, priceTicks, openLots, visibleLots, displayLots) ->
                            visitor.order(state(engine.orders.at(tag), false, visibleLots)));
        }
        for (Direction direction : Direction.values()) {
            market.triggers.visit(
                    direction, (orderId, tag, triggerTicks) -> visitor.order(state(engine.orders.at(tag), true, 0)));
        }
    }

    private static StateVisitor.OrderState state(Order order, boolean isWaiting, long visibleLots) {
        ClientId id = new ClientId();
        order.copyClientId(id);
        return new StateVisitor.OrderState(
                order.orderId,
                order.accountId,
                order.marketId,
                order.side,
                order.type,
                order.timeInForce,
                order.prevention,
                order.priceTicks,
                order.lots,
                order.openLots,
                order.tradedLots,
                order.displayLots,
                order.postOnly,
                order.trigger,
                order.triggerTicks,
                order.makerFee,
                order.takerFee,
                order.feeCredit,
                order.locked,
                order.spendUnits,
                order.expiresAtMs,
                order.acceptedAtMs,
                id.toString(),
                isWaiting,
                visibleLots);
    }

    private void visitSwitches() {
        List<StateVisitor.SwitchState> switches = new ArrayList<>();
        engine.orders.visitSwitches(
                (accountId, deadlineMs) -> switches.add(new StateVisitor.SwitchState(accountId, deadlineMs)));
        switches.sort(Comparator.comparingLong(StateVisitor.SwitchState::accountId));
        switches.forEach(visitor::deadManSwitch);
    }
}
