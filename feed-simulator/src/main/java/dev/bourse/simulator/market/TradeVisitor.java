package dev.bourse.simulator.market;

/** Receives trades one by one, as primitives: a week of klines passes millions of them. */
@FunctionalInterface
public interface TradeVisitor {

    void trade(long id, long timeMs, long priceTicks, long quantityLots, boolean buyerIsMaker);
}
