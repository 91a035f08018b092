package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;

/** One market's rules, state and book. */
final class Market {

    /** What {@link #lastPriceTicks} is before the first trade. */
    static final long NO_PRICE = OrderBook.NO_PRICE;

    final int id;
    final Settlement settlement;
    final OrderBook book;
    MarketRules rules;
    MarketStatus status = MarketStatus.TRADING;
    long lastPriceTicks = NO_PRICE;

    Market(int id, MarketRules rules, Settlement settlement) {
        this.id = id;
        this.rules = rules;
        this.settlement = settlement;
        this.book = new OrderBook(settlement);
    }

    long lowestPrice() {
        return lastPriceTicks == NO_PRICE ? 1 : rules.lowestPrice(lastPriceTicks);
    }

    long highestPrice() {
        return lastPriceTicks == NO_PRICE
                ? OrderBook.MAX_PRICE_TICKS
                : rules.highestPrice(lastPriceTicks, OrderBook.MAX_PRICE_TICKS);
    }
}
