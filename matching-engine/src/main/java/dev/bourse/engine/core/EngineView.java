package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.ledger.Ledger;
import java.util.Optional;
import java.util.function.Consumer;

/** An engine to look at. Nothing here changes it, and what it hands out must not be changed or kept. */
public final class EngineView {

    private final MatchingEngine engine;

    public EngineView(MatchingEngine engine) {
        this.engine = engine;
    }

    public Assets assets() {
        return engine.assets();
    }

    /** True for the number of a market. */
    public boolean hasMarket(int marketId) {
        return marketId >= 0 && marketId < engine.marketCount();
    }

    /** How many markets there are; they are numbered from 0. */
    public int marketCount() {
        return engine.marketCount();
    }

    public MarketUnits units(int marketId) {
        return engine.markets.get(marketId).units;
    }

    public MarketRules rules(int marketId) {
        return engine.markets.get(marketId).rules;
    }

    public MarketStatus status(int marketId) {
        return engine.markets.get(marketId).status;
    }

    public OrderBook book(int marketId) {
        return engine.book(marketId);
    }

    /** The price of the last trade, in ticks, or {@link OrderBook#NO_PRICE}. */
    public long lastPriceTicks(int marketId) {
        return engine.markets.get(marketId).lastPriceTicks();
    }

    /** How many trades a market has had. */
    public long trades(int marketId) {
        return engine.markets.get(marketId).settlement.trades();
    }

    /** How many orders are open, in all. */
    public int openOrders() {
        return engine.openOrders();
    }

    /** An open order of an account. */
    public Optional<Order> order(long accountId, long orderId) {
        for (Order it = engine.orders.oldestOf(accountId); it != null; it = it.newerOfAccount) {
            if (it.orderId == orderId) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }

    /** Visits an account's open orders with greater ids than that, oldest first. */
    public void orders(long accountId, long afterOrderId, Consumer<Order> visitor) {
        for (Order it = engine.orders.oldestOf(accountId); it != null; it = it.newerOfAccount) {
            if (it.orderId > afterOrderId) {
                visitor.accept(it);
            }
        }
    }

    /** True for an order that waits for its trigger price, false for one in the book. */
    public boolean isWaiting(Order order) {
        return engine.markets.get(order.marketId).book.openLotsOf(order.orderId) == 0;
    }

    /** What an account has; 0 where there is no such account. */
    public Ledger ledger() {
        return engine.ledger();
    }

    /** What an account has used a client id for, as long as it is remembered. */
    public Optional<StateVisitor.ClientIdState> use(long accountId, ClientId clientId) {
        int use = engine.clientIds.find(accountId, clientId);
        return use == ClientIds.NONE ? Optional.empty() : Optional.of(engine.clientIds.state(use));
    }
}
