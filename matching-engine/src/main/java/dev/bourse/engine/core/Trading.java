package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.TriggerBook;
import dev.bourse.engine.ledger.Ledger;

/** What becomes of an accepted order: it waits for its trigger price, trades, rests, and is closed. */
final class Trading {

    private final Orders orders;
    private final Ledger ledger;
    private final TouchedBalances touched;
    private final OrderRules rules;
    private final EngineListener listener;

    Trading(Orders orders, Ledger ledger, TouchedBalances touched, OrderRules rules, EngineListener listener) {
        this.orders = orders;
        this.ledger = ledger;
        this.touched = touched;
        this.rules = rules;
        this.listener = listener;
    }

    /** Sets aside what a new order can cost, and lets it wait or trade; then whatever it has triggered. */
    void begin(Order order, Market market) {
        if (!order.spends()) {
            lock(order, market.settlement.needed(order, order.priceTicks, order.openLots), market);
        }
        if (market.makesWait(order)) {
            market.triggers.add(order.orderId, order.slot, order.trigger.direction(order.side), order.triggerTicks);
        } else {
            execute(order, market);
        }
        triggerOthers(market);
    }

    /** Gives an open order another price and quantity, which are allowed and can be paid. */
    void amend(Order order, Market market, long priceTicks, long lots) {
        long openLots = lots - (order.lots - order.openLots);
        boolean keepsPriority = priceTicks == order.priceTicks && openLots <= order.openLots;
        boolean isSame = priceTicks == order.priceTicks && openLots == order.openLots;
        order.priceTicks = priceTicks;
        order.lots = lots;
        order.openLots = openLots;
        if (!order.spends()) {
            long needed = market.settlement.needed(order, priceTicks, openLots);
            if (needed > order.locked) {
                lock(order, needed - order.locked, market);
            }
            market.settlement.releaseExcess(order);
        }
        listener.amended(order);
        if (isSame || market.book.openLotsOf(order.orderId) == 0) {
            return;
        }
        if (keepsPriority) {
            market.book.reduce(order.orderId, openLots);
        } else {
            move(order, market);
            triggerOthers(market);
        }
    }

    private void move(Order order, Market market) {
        market.settlement.taker(order);
        market.book.move(order.orderId, order.priceTicks, order.openLots, order.prevention);
        if (order.openLots == 0) {
            market.settlement.releaseExcess(order);
            orders.close(order);
        } else if (market.book.takerExpired()) {
            close(order, market, CancelReason.SELF_TRADE_PREVENTED);
        } else {
            market.settlement.releaseExcess(order);
        }
    }

    private void triggerOthers(Market market) {
        for (long id = market.nextTriggered(); id != TriggerBook.NONE; id = market.nextTriggered()) {
            trigger(orders.at(market.triggers.tagOf(id, -1)), market);
        }
    }

    /** Takes an open order out, as its owner or an operator asked. */
    void cancel(Order order, Market market) {
        market.remove(order.orderId);
        close(order, market, CancelReason.REQUESTED);
    }

    private void trigger(Order order, Market market) {
        market.triggers.remove(order.orderId);
        listener.triggered(order);
        if (order.type == OrderType.MARKET) {
            order.priceTicks = market.worstPrice(order.side);
        }
        CancelReason reason = rules.whyNot(order, market);
        if (reason == null) {
            execute(order, market);
        } else {
            close(order, market, reason);
        }
    }

    private void execute(Order order, Market market) {
        market.settlement.taker(order);
        boolean expired =
                order.spends() ? spend(order, market) : match(order, market, order.priceTicks, order.openLots);
        if (order.openLots == 0) {
            market.settlement.releaseExcess(order);
            orders.close(order);
        } else if (expired) {
            close(order, market, CancelReason.SELF_TRADE_PREVENTED);
        } else if (order.timeInForce == TimeInForce.GOOD_TILL_CANCEL) {
            rest(order, market);
        } else {
            close(order, market, CancelReason.NOT_FILLED_AT_ONCE);
        }
    }

    /**
     * Trades at most that quantity; the settlement reduces what is open.
     *
     * @return true when self-trade prevention cancels the rest
     */
    private static boolean match(Order order, Market market, long limitTicks, long lots) {
        market.book.match(order.side, limitTicks, lots, order.accountId, order.prevention);
        return market.book.takerExpired();
    }

    /** Buys at whatever price there is, level by level, with what the account has; returns what {@link #match} does. */
    private boolean spend(Order order, Market market) {
        boolean expired = false;
        while (!expired && order.openLots > 0) {
            long ask = market.book.bestAsk();
            if (ask == OrderBook.NO_PRICE || ask > order.priceTicks) {
                break;
            }
            long lots = rules.affordable(order, market, ask, order.openLots);
            if (lots == 0) {
                break;
            }
            lock(order, market.settlement.needed(order, ask, lots), market);
            expired = match(order, market, ask, lots);
            market.settlement.release(order, order.locked);
        }
        return expired;
    }

    private static void rest(Order order, Market market) {
        market.settlement.releaseExcess(order);
        market.book.rest(
                order.orderId,
                order.slot,
                order.accountId,
                order.side,
                order.priceTicks,
                order.openLots,
                order.displayLots);
    }

    private void lock(Order order, long units, Market market) {
        int asset = market.settlement.asset(order.side);
        if (!ledger.lock(order.accountId, asset, units)) {
            throw new IllegalStateException("account " + order.accountId + " can't pay what it could just before");
        }
        order.locked += units;
        touched.touch(order.accountId, asset);
    }

    private void close(Order order, Market market, CancelReason reason) {
        long lots = order.openLots;
        order.openLots = 0;
        market.settlement.releaseExcess(order);
        listener.cancelled(order, lots, reason);
        orders.close(order);
    }
}
