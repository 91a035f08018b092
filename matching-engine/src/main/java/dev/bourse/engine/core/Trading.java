package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.TriggerBook;
import dev.bourse.engine.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** What becomes of an accepted order: it waits for its trigger price, trades, rests, and is closed. */
final class Trading {

    private final Orders orders;
    private final Ledger ledger;
    private final TouchedBalances touched;
    private final OrderRules rules;
    private final Funds funds;
    private final EngineListener listener;

    Trading(
            Orders orders,
            Ledger ledger,
            TouchedBalances touched,
            OrderRules rules,
            Funds funds,
            EngineListener listener) {
        this.orders = orders;
        this.ledger = ledger;
        this.touched = touched;
        this.rules = rules;
        this.funds = funds;
        this.listener = listener;
    }

    /** Sets aside what a new order can cost, and lets it wait or trade; then whatever it has triggered. */
    void begin(Order order, Market market) {
        if (order.spendUnits != 0) {
            lock(order, order.spendUnits, market);
        } else if (!order.spends()) {
            lock(order, market.settlement.needed(order, order.priceTicks, order.openLots), market);
        }
        if (market.makesWait(order)) {
            market.triggers.add(order.orderId, order.slot, order.trigger.direction(order.side), order.triggerTicks);
        } else {
            start(order, market);
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

    /** Takes an open order out. */
    void cancel(Order order, Market market, CancelReason reason) {
        market.remove(order.orderId);
        close(order, market, reason);
    }

    /** Lets orders trade whose trigger price the last price has reached, as long as the market is open. */
    void triggerOthers(Market market) {
        while (market.status == MarketStatus.TRADING) {
            long id = market.nextTriggered();
            if (id == TriggerBook.NONE) {
                return;
            }
            trigger(orders.at(market.triggers.tagOf(id, -1)), market);
        }
    }

    private void move(Order order, Market market) {
        if (market.worstPriceNow(order.side, order.priceTicks) != order.priceTicks) {
            market.book.cancel(order.orderId);
            execute(order, market);
            return;
        }
        market.settlement.taker(order);
        market.book.move(order.orderId, order.priceTicks, order.openLots, order.prevention);
        if (order.openLots == 0) {
            fill(order, market);
        } else if (market.book.takerExpired()) {
            close(order, market, CancelReason.SELF_TRADE_PREVENTED);
        } else {
            market.settlement.releaseExcess(order);
        }
    }

    private void trigger(Order order, Market market) {
        market.triggers.remove(order.orderId);
        listener.triggered(order);
        if (order.type == OrderType.MARKET) {
            order.priceTicks = market.worstPrice(order.side);
        }
        start(order, market);
    }

    /** Lets an order trade, unless one of its conditions is in the way by now. */
    private void start(Order order, Market market) {
        CancelReason reason = order.trigger == Trigger.NONE ? null : rules.whyNot(order, market);
        if (reason == null) {
            execute(order, market);
        } else {
            close(order, market, reason);
        }
    }

    private void execute(Order order, Market market) {
        market.settlement.taker(order);
        long limitTicks = market.worstPriceNow(order.side, order.priceTicks);
        CancelReason ends = order.spends() ? spend(order, market, limitTicks) : match(order, market, limitTicks);
        if (order.openLots == 0) {
            fill(order, market);
        } else if (ends != null) {
            close(order, market, ends);
        } else if (market.crosses(order.side, order.priceTicks)) {
            halt(order, market);
        } else if (order.canRest()) {
            rest(order, market);
        } else {
            close(order, market, CancelReason.NOT_FILLED_AT_ONCE);
        }
    }

    /** Returns why what is left of the order is cancelled, or null when trading does not say. */
    private static @Nullable CancelReason match(Order order, Market market, long limitTicks) {
        market.book.match(order.side, limitTicks, order.openLots, order.accountId, order.prevention);
        return market.book.takerExpired() ? CancelReason.SELF_TRADE_PREVENTED : null;
    }

    /** Buys level by level, with what the order has set aside or else with what the account has; returns what {@link #match} does. */
    private @Nullable CancelReason spend(Order order, Market market, long limitTicks) {
        OrderBook book = market.book;
        while (order.openLots > 0) {
            long ask = book.bestAsk();
            if (ask == OrderBook.NO_PRICE || ask > limitTicks) {
                return null;
            }
            long lots = funds.affordable(order, market, ask);
            if (lots == 0) {
                return CancelReason.SPENT;
            }
            if (order.spendsAvailable()) {
                lock(order, market.settlement.needed(order, ask, lots), market);
            }
            long left = book.match(order.side, ask, lots, order.accountId, order.prevention);
            if (order.spendsAvailable()) {
                market.settlement.release(order, order.locked);
            }
            if (book.takerExpired()) {
                return CancelReason.SELF_TRADE_PREVENTED;
            }
            // Self-trade prevention takes quantity without spending anything: it must not go on for ever with the same
            // money.
            if (left == 0 && order.openLots > 0) {
                return CancelReason.SPENT;
            }
        }
        return null;
    }

    private void halt(Order order, Market market) {
        long best = market.bestFor(order.side);
        listener.circuitBroken(market.id, best, market.breaker.nearestAllowed(best));
        market.status = MarketStatus.HALTED;
        listener.marketChanged(market.id, market.units, market.rules, market.status);
        close(order, market, CancelReason.CIRCUIT_BREAKER);
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

    private void fill(Order order, Market market) {
        market.settlement.releaseExcess(order);
        orders.close(order);
    }

    private void close(Order order, Market market, CancelReason reason) {
        long lots = order.openLots;
        order.openLots = 0;
        market.settlement.releaseExcess(order);
        listener.cancelled(order, lots, reason);
        orders.close(order);
    }
}
