package dev.bourse.simulator.recorded;

import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.market.TradeHistory;
import dev.bourse.simulator.market.TradeVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The trades of one symbol that were replayed so far. Of a long recording only the newest million or more stay in memory, about
 * 40 MB. Safe for several threads.
 */
final class RecordedHistory implements TradeHistory {

    private static final int MOST_TRADES = 2_000_000;

    private long[] ids = new long[1024];
    private long[] times = new long[1024];
    private long[] prices = new long[1024];
    private long[] quantities = new long[1024];
    private long[] aggregates = new long[1024];
    private boolean[] makers = new boolean[1024];
    private int size;

    synchronized void add(Trade trade) {
        if (size == MOST_TRADES) {
            forgetOlderHalf();
        } else if (size == ids.length) {
            grow();
        }
        long aggregate = size == 0 ? 1 : aggregates[size - 1] + (last().aggregatesWith(trade) ? 0 : 1);
        ids[size] = trade.id();
        times[size] = trade.timeMs();
        prices[size] = trade.priceTicks();
        quantities[size] = trade.quantityLots();
        makers[size] = trade.buyerIsMaker();
        aggregates[size] = aggregate;
        size++;
    }

    @Override
    public synchronized long oldestId() {
        return size == 0 ? 0 : ids[0];
    }

    @Override
    public synchronized long newestId() {
        return size == 0 ? -1 : ids[size - 1];
    }

    @Override
    public synchronized long firstIdFrom(long timeMs) {
        int index = lowerBound(times, timeMs);
        return index < size ? ids[index] : newestId() + 1;
    }

    @Override
    public synchronized void visit(long fromId, long toId, TradeVisitor visitor) {
        for (int i = lowerBound(ids, fromId); i < size && ids[i] <= toId; i++) {
            visitor.trade(ids[i], times[i], prices[i], quantities[i], makers[i]);
        }
    }

    @Override
    public synchronized boolean isComplete(long timeMs) {
        return size > 0 && times[size - 1] >= timeMs;
    }

    @Override
    public synchronized long aggregateOf(long tradeId) {
        int index = Math.min(lowerBound(ids, tradeId), size - 1);
        return index < 0 ? 0 : aggregates[index];
    }

    @Override
    public synchronized long firstTradeOf(long aggregateId) {
        int index = lowerBound(aggregates, aggregateId);
        return index < size ? ids[index] : newestId() + 1;
    }

    /** By position and not by id: a recording may lack trades. */
    @Override
    public synchronized List<Trade> page(long fromId, int limit) {
        int from = lowerBound(ids, fromId);
        return IntStream.range(from, Math.min(size, from + limit))
                .mapToObj(this::trade)
                .toList();
    }

    private Trade last() {
        return trade(size - 1);
    }

    private Trade trade(int i) {
        return new Trade(ids[i], times[i], prices[i], quantities[i], makers[i]);
    }

    /** The first index whose value is not below {@code value}, or {@code size}. */
    private int lowerBound(long[] values, long value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void grow() {
        resize(0, Math.min(MOST_TRADES, ids.length * 2));
    }

    private void forgetOlderHalf() {
        int half = MOST_TRADES / 2;
        resize(half, half + MOST_TRADES);
        size = MOST_TRADES - half;
    }

    private void resize(int from, int to) {
        ids = Arrays.copyOfRange(ids, from, to);
        times = Arrays.copyOfRange(times, from, to);
        prices = Arrays.copyOfRange(prices, from, to);
        quantities = Arrays.copyOfRange(quantities, from, to);
        aggregates = Arrays.copyOfRange(aggregates, from, to);
        makers = Arrays.copyOfRange(makers, from, to);
    }
}
