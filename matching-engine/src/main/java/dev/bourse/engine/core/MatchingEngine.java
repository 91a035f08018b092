package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchange: what comes of each command, as a pure function of the commands before it. It reads no clock, uses no randomness and does
 * no I/O. Each command is either refused, and has changed nothing, or done as a whole.
 *
 * <p>One thread uses it. An exception that leaves a method is a bug: the state is then unknown, and the engine must not be used again.
 */
public final class MatchingEngine {

    /** Whom fees are paid to. */
    public static final long HOUSE_ACCOUNT = 0;

    private final Ledger ledger = new Ledger();
    private final Orders orders = new Orders();
    private final List<Market> markets = new ArrayList<>();
    private final TouchedBalances touched = new TouchedBalances(ledger);
    private final NewOrder amended = new NewOrder();
    private final EngineListener listener;
    private final OrderRules orderRules;
    private final Trading trading;
    private long lastOrderId;

    public MatchingEngine(EngineListener listener) {
        this.listener = listener;
        this.orderRules = new OrderRules(ledger, listener);
        this.trading = new Trading(orders, ledger, touched, orderRules, listener);
    }

    /** Creates a market; its number is how many there were before. */
    public void createMarket(MarketRules rules) {
        if (rules.problem() != null) {
            listener.rejected(HOUSE_ACCOUNT, RejectReason.INVALID_MARKET, 0, 0);
            return;
        }
        int id = markets.size();
        Settlement settlement = new Settlement(id, rules, orders, ledger, touched, listener);
        markets.add(new Market(id, rules, settlement));
        listener.marketChanged(id, rules, MarketStatus.TRADING);
    }

    /** Changes what a market allows. Its orders stay. */
    public void changeStatus(int marketId, MarketStatus status) {
        Market market = market(marketId, HOUSE_ACCOUNT);
        if (market != null) {
            market.status = status;
            listener.marketChanged(marketId, market.rules, status);
        }
    }

    /** Credits units of an asset that come from outside. */
    public void deposit(long accountId, int asset, long units) {
        if (units <= 0) {
            listener.rejected(accountId, RejectReason.NOT_POSITIVE, units, 0);
        } else if (!ledger.deposit(accountId, asset, units)) {
            listener.rejected(accountId, RejectReason.SUPPLY_TOO_LARGE, units, Long.MAX_VALUE - ledger.supply(asset));
        } else {
            touched.touch(accountId, asset);
            touched.tell(listener);
        }
    }

    /** Debits units of an asset that go outside. */
    public void withdraw(long accountId, int asset, long units) {
        if (units <= 0) {
            listener.rejected(accountId, RejectReason.NOT_POSITIVE, units, 0);
        } else if (!ledger.withdraw(accountId, asset, units)) {
            listener.rejected(accountId, RejectReason.INSUFFICIENT_BALANCE, units, ledger.available(accountId, asset));
        } else {
            touched.touch(accountId, asset);
            touched.tell(listener);
        }
    }

    /** Places an order: it is refused, or accepted and then trades as far as it can. */
    public void place(NewOrder request) {
        Market market = market(request.marketId, request.accountId);
        if (market == null || !orderRules.allow(request, market)) {
            return;
        }
        Order order = taken(request, market);
        if (!orderRules.canPay(order, market)) {
            orders.giveBack(order);
            return;
        }
        orders.open(order, ++lastOrderId);
        listener.accepted(order);
        trading.begin(order, market);
        touched.tell(listener);
    }

    /** Cancels an open order of the account. */
    public void cancel(long accountId, int marketId, long orderId) {
        Market market = market(marketId, accountId);
        if (market == null) {
            return;
        }
        if (market.status == MarketStatus.HALTED) {
            listener.rejected(accountId, RejectReason.MARKET_HALTED, 0, 0);
            return;
        }
        Order order = openOrder(accountId, market, orderId);
        if (order != null) {
            trading.cancel(order, market);
            touched.tell(listener);
        }
    }

    /**
     * Changes an open order. A smaller quantity at the same price keeps its place in the queue; anything else loses it, and trades
     * first if the new price crosses the other side.
     *
     * @param priceUnits units of the quote asset for one whole base asset; of no meaning for a market order that waits
     * @param quantityUnits units of the base asset: how much the order is for in all, with what has traded of it
     */
    public void amend(long accountId, int marketId, long orderId, long priceUnits, long quantityUnits) {
        Market market = market(marketId, accountId);
        Order order = market == null ? null : openOrder(accountId, market, orderId);
        if (market == null || order == null) {
            return;
        }
        amended.reset(accountId, marketId, order.side).price(priceUnits).quantity(quantityUnits);
        if (orderRules.allowAmend(order, amended, market)) {
            trading.amend(
                    order,
                    market,
                    order.type == OrderType.LIMIT ? priceUnits / market.rules.tickUnits() : order.priceTicks,
                    quantityUnits / market.rules.lotUnits());
            touched.tell(listener);
        }
    }

    /** Cancels all open orders of an account, oldest first, but those in halted markets. */
    public void cancelAll(long accountId) {
        Order next = orders.oldestOf(accountId);
        while (next != null) {
            Order order = next;
            next = order.newerOfAccount;
            Market market = markets.get(order.marketId);
            if (market.status != MarketStatus.HALTED) {
                trading.cancel(order, market);
            }
        }
        touched.tell(listener);
    }

    /** Cancels all open orders of an account in a market, oldest first. */
    public void cancelAll(long accountId, int marketId) {
        Market market = market(marketId, accountId);
        if (market == null) {
            return;
        }
        if (market.status == MarketStatus.HALTED) {
            listener.rejected(accountId, RejectReason.MARKET_HALTED, 0, 0);
            return;
        }
        Order next = orders.oldestOf(accountId);
        while (next != null) {
            Order order = next;
            next = order.newerOfAccount;
            if (order.marketId == marketId) {
                trading.cancel(order, market);
            }
        }
        touched.tell(listener);
    }

    /** Cancels all open orders in a market, whosoever, also while it is halted: what an operator does before it is closed. */
    public void clear(int marketId) {
        Market market = market(marketId, HOUSE_ACCOUNT);
        if (market != null) {
            orders.visit(it -> {
                if (it.marketId == marketId) {
                    trading.cancel(it, market);
                }
            });
            touched.tell(listener);
        }
    }

    /** The balances; nobody but the engine may change them. */
    public Ledger ledger() {
        return ledger;
    }

    /** Visits every open order, in no particular order. */
    public void visitOrders(Consumer<Order> visitor) {
        orders.visit(visitor);
    }

    /** How many orders of a market wait for their trigger price. */
    public int waiting(int marketId) {
        return markets.get(marketId).triggers.size();
    }

    /** The book of a market; nobody but the engine may change it. */
    public OrderBook book(int marketId) {
        return markets.get(marketId).book;
    }

    private Order taken(NewOrder request, Market market) {
        MarketRules rules = market.rules;
        Order order = orders.take();
        order.accountId = request.accountId;
        order.marketId = market.id;
        order.side = request.side;
        order.type = request.type;
        order.timeInForce = request.timeInForce;
        order.prevention = request.prevention;
        order.priceTicks = orderRules.priceTicks(request, market);
        order.lots = request.quantityUnits / rules.lotUnits();
        order.openLots = order.lots;
        order.displayLots = request.displayUnits / rules.lotUnits();
        order.postOnly = request.postOnly;
        order.trigger = request.trigger;
        order.triggerTicks = request.triggerUnits / rules.tickUnits();
        order.makerFee = rules.makerFeeBasisPoints();
        order.takerFee = rules.takerFeeBasisPoints();
        order.feeCredit = 0;
        order.locked = 0;
        return order;
    }

    private @Nullable Order openOrder(long accountId, Market market, long orderId) {
        long slot = market.tagOf(orderId);
        if (slot < 0 || orders.at(slot).accountId != accountId) {
            listener.rejected(accountId, RejectReason.UNKNOWN_ORDER, orderId, 0);
            return null;
        }
        return orders.at(slot);
    }

    private @Nullable Market market(int marketId, long accountId) {
        if (marketId < 0 || marketId >= markets.size()) {
            listener.rejected(accountId, RejectReason.UNKNOWN_MARKET, marketId, 0);
            return null;
        }
        return markets.get(marketId);
    }
}
