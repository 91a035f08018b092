package dev.bourse.simulator.market;

import java.util.ArrayList;
import java.util.List;

/** Neighbouring trades of one time, price and side in one line, as Binance's {@code aggTrade}. */
public record AggregateTrade(
        long id, long firstId, long lastId, long timeMs, long priceTicks, long quantityLots, boolean buyerIsMaker) {

    public static AggregateTrade of(long id, Trade trade) {
        return new AggregateTrade(
                id,
                trade.id(),
                trade.id(),
                trade.timeMs(),
                trade.priceTicks(),
                trade.quantityLots(),
                trade.buyerIsMaker());
    }

    /** True when {@code trade}, the one after {@link #lastId()}, belongs to this aggregate. */
    public boolean continuesWith(Trade trade) {
        return timeMs == trade.timeMs() && priceTicks == trade.priceTicks() && buyerIsMaker == trade.buyerIsMaker();
    }

    public AggregateTrade plus(Trade trade) {
        return new AggregateTrade(
                id, firstId, trade.id(), timeMs, priceTicks, quantityLots + trade.quantityLots(), buyerIsMaker);
    }

    /** The first {@code limit} aggregates of the trades from {@code firstId} to {@code lastId}. */
    public static List<AggregateTrade> page(TradeHistory history, long firstId, long lastId, int limit) {
        List<AggregateTrade> aggregates = new ArrayList<>();
        long from = Math.max(firstId, history.oldestId());
        while (from <= lastId && aggregates.size() <= limit) {
            long to = Math.min(lastId, from + 2L * limit);
            for (Trade trade : history.trades(from, to)) {
                int end = aggregates.size() - 1;
                if (end >= 0 && aggregates.get(end).continuesWith(trade)) {
                    aggregates.set(end, aggregates.get(end).plus(trade));
                } else {
                    aggregates.add(of(history.aggregateOf(trade.id()), trade));
                }
            }
            from = to + 1;
        }
        return aggregates.size() <= limit ? aggregates : aggregates.subList(0, limit);
    }
}
