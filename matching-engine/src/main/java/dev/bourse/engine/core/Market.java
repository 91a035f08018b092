package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.book.TriggerBook;

/** One market: its units, rules, state and book. */
final class Market {

    /** What {@link #lastPriceTicks()} is before the first trade. */
    static final long NO_PRICE = OrderBook.NO_PRICE;

    final int id;
    final Settlement settlement;
    final OrderBook book;
    final TriggerBook triggers = new TriggerBook();
    final CircuitBreaker breaker;
    final MarketUnits units;
    MarketRules rules;
    MarketStatus status = MarketStatus.TRADING;

    Market(int id, MarketUnits units, MarketRules rules, Settlement settlement, CircuitBreaker breaker) {
        this.id = id;
        this.units = units;
        this.rules = rules;
        this.settlement = settlement;
        this.breaker = breaker;
        this.book = new OrderBook(settlement);
        breaker.reset(rules);
    }

    /** Changes what is allowed and charged. A circuit breaker that has changed begins anew. */
    void change(MarketRules newRules) {
        boolean sameBreaker = newRules.breakerBasisPoints() == rules.breakerBasisPoints()
                && newRules.breakerWindowMs() == rules.breakerWindowMs();
        rules = newRules;
        if (!sameBreaker) {
            breaker.reset(newRules);
        }
    }

    /** The price of the last trade, in ticks. */
    long lastPriceTicks() {
        return settlement.lastPriceTicks();
    }

    /** The order that the last price triggers next, or {@link TriggerBook#NONE}. */
    long nextTriggered() {
        return lastPriceTicks() == NO_PRICE ? TriggerBook.NONE : triggers.next(lastPriceTicks());
    }

    /** The worst price that an order may trade at now: its own, or the circuit breaker's. */
    long worstPriceNow(Side side, long priceTicks) {
        long best = bestFor(side);
        if (best == NO_PRICE) {
            return priceTicks;
        }
        return side == Side.BUY
                ? Math.min(priceTicks, breaker.highestAfter(best))
                : Math.max(priceTicks, breaker.lowestAfter(best));
    }

    /** The best price of the other side, in ticks, or {@link #NO_PRICE}. */
    long bestFor(Side side) {
        return side == Side.BUY ? book.bestAsk() : book.bestBid();
    }

    /** True when an order with that limit would meet the other side. */
    boolean crosses(Side side, long priceTicks) {
        long best = bestFor(side);
        return best != NO_PRICE && (side == Side.BUY ? best <= priceTicks : best >= priceTicks);
    }

    /** The worst price that a market order of that side may trade at, in ticks. */
    long worstPrice(Side side) {
        return side == Side.BUY ? highestPrice() : lowestPrice();
    }

    /** The tag of an open order, in the book or waiting; -1 where there is none. */
    long tagOf(long orderId) {
        long tag = book.tagOf(orderId, -1);
        return tag >= 0 ? tag : triggers.tagOf(orderId, -1);
    }

    /** Takes an open order out, wherever it is. */
    void remove(long orderId) {
        if (!triggers.remove(orderId)) {
            book.cancel(orderId);
        }
    }

    /** True when the last price has not reached the order's trigger price. */
    boolean makesWait(Order order) {
        if (order.trigger == Trigger.NONE) {
            return false;
        }
        if (lastPriceTicks() == NO_PRICE) {
            return true;
        }
        return order.trigger.direction(order.side) == TriggerBook.Direction.RISE
                ? lastPriceTicks() < order.triggerTicks
                : lastPriceTicks() > order.triggerTicks;
    }

    long lowestPrice() {
        return lastPriceTicks() == NO_PRICE ? 1 : rules.lowestPrice(lastPriceTicks());
    }

    long highestPrice() {
        return lastPriceTicks() == NO_PRICE
                ? OrderBook.MAX_PRICE_TICKS
                : rules.highestPrice(lastPriceTicks(), OrderBook.MAX_PRICE_TICKS);
    }
}
