package dev.bourse.simulator.market;

import java.util.ArrayList;
import java.util.List;

/** The trades of one symbol from the oldest that is still kept to the newest that has happened. Safe for several threads. */
public interface TradeHistory {

    /** The smallest id that is kept; above {@link #newestId()} when there is none. */
    long oldestId();

    /** The id of the newest trade that has happened. */
    long newestId();

    /** The smallest kept id whose time is not before {@code timeMs}; {@code newestId() + 1} when there is none. */
    long firstIdFrom(long timeMs);

    /** Visits the kept trades with ids from {@code fromId} to {@code toId}, both inclusive, in ascending order. */
    void visit(long fromId, long toId, TradeVisitor visitor);

    /** True when no trade with a time before {@code timeMs} can happen any more. */
    boolean isComplete(long timeMs);

    /** The id of the aggregate trade that {@code tradeId} belongs to. */
    long aggregateOf(long tradeId);

    /** The first trade of an aggregate; {@link #oldestId()} when that aggregate is older than what is kept. */
    long firstTradeOf(long aggregateId);

    /** The kept trades with ids from {@code fromId} to {@code toId}, both inclusive. */
    default List<Trade> trades(long fromId, long toId) {
        List<Trade> trades = new ArrayList<>();
        visit(
                fromId,
                toId,
                (id, timeMs, price, quantity, maker) -> trades.add(new Trade(id, timeMs, price, quantity, maker)));
        return trades;
    }

    /** At most {@code limit} trades, of which {@code fromId} is the smallest id that may be among them. */
    default List<Trade> page(long fromId, int limit) {
        long from = Math.max(fromId, oldestId());
        List<Trade> trades = trades(from, Math.min(newestId(), from + limit - 1));
        return trades.size() <= limit ? trades : trades.subList(0, limit);
    }
}
