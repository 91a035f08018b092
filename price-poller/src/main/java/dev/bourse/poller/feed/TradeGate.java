package dev.bourse.poller.feed;

import dev.bourse.common.market.MarketTrade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets the trades of one symbol through once each, by ascending and contiguous id, whatever order they come in and however often.
 * What comes too early is parked until the trades before it are there. Thread-safe: one lock a symbol.
 *
 * <p>Binance numbers the trades of a symbol without gaps ("Trade Streams", field {@code t}), so a jump means missing trades.
 */
final class TradeGate {

    /** What became of a trade. */
    enum Outcome {
        PASSED,
        DUPLICATE,
        PARKED,
        /** There was no room for it; it will be fetched again. */
        DROPPED
    }

    /**
     * Trades that are known to exist and not here, both ends inclusive.
     *
     * @param resumeTimeMs time of the first trade after the gap, or of the newest trade seen when none is parked
     */
    record Gap(long fromId, long toId, long resumeTimeMs) {
        long size() {
            return toId - fromId + 1;
        }
    }

    private final String symbol;
    private final TradeSink sink;
    private final int parkedLimit;
    private final TreeMap<Long, MarketTrade> parked = new TreeMap<>();
    private final long firstId;
    private long nextId;
    private long newestId;
    private long newestTimeMs;

    /**
     * A gate that next lets {@code firstId} through.
     *
     * @param parkedLimit how many early trades may wait; more are dropped and fetched again
     */
    TradeGate(String symbol, long firstId, TradeSink sink, int parkedLimit) {
        this.symbol = symbol;
        this.sink = sink;
        this.parkedLimit = parkedLimit;
        this.firstId = firstId;
        this.nextId = firstId;
        this.newestId = firstId - 1;
    }

    /** Takes a trade from a live stream. */
    synchronized Outcome onTrade(MarketTrade trade) {
        long id = trade.tradeId();
        if (id < nextId) {
            return Outcome.DUPLICATE;
        }
        if (id > newestId) {
            newestId = id;
            newestTimeMs = trade.timeMs();
        }
        if (id == nextId && sink.offer(trade)) {
            nextId++;
            releaseParked();
            return Outcome.PASSED;
        }
        if (parked.containsKey(id)) {
            return Outcome.DUPLICATE;
        }
        if (parked.size() >= parkedLimit) {
            return Outcome.DROPPED;
        }
        parked.put(id, trade);
        return Outcome.PARKED;
    }

    /**
     * Takes the exchange's REST answer to "all trades from id {@code fromId}": ids that it leaves out do not exist.
     *
     * @return how many were let through
     */
    synchronized int onFetched(long fromId, List<MarketTrade> trades) {
        int passed = 0;
        long expected = fromId;
        for (MarketTrade trade : trades) {
            long id = trade.tradeId();
            if (nextId >= expected && nextId < id) {
                nextId = id;
            }
            expected = id + 1;
            if (id == nextId) {
                if (!sink.offer(trade)) {
                    break;
                }
                nextId++;
                passed++;
            }
            newestId = Math.max(newestId, id);
        }
        releaseParked();
        return passed;
    }

    /** The exchange says that this trade exists. */
    synchronized void onNewestId(long id) {
        newestId = Math.max(newestId, id);
    }

    /** Lets go of the trades before {@code id}: they are covered in another way. */
    synchronized void skipTo(long id) {
        nextId = Math.max(nextId, id);
        parked.headMap(nextId).clear();
        releaseParked();
    }

    /** Trades after {@code lastId} must pass again; -1 for all since the start. */
    synchronized void rewind(long lastId) {
        sink.discard(symbol);
        parked.clear();
        nextId = lastId < 0 ? firstId : Math.min(nextId, lastId + 1);
    }

    /** The first gap, empty when nothing is missing, or when what is missing only waits for room in the sink. */
    synchronized Optional<Gap> gap() {
        releaseParked();
        if (nextId > newestId) {
            return Optional.empty();
        }
        Map.Entry<Long, MarketTrade> resume = parked.firstEntry();
        if (resume == null) {
            return Optional.of(new Gap(nextId, newestId, newestTimeMs));
        }
        if (resume.getKey() == nextId) {
            return Optional.empty();
        }
        return Optional.of(
                new Gap(nextId, resume.getKey() - 1, resume.getValue().timeMs()));
    }

    /** True when every trade known to exist was let through. */
    synchronized boolean isComplete() {
        return nextId > newestId;
    }

    /** The newest id up to which nothing is missing. */
    synchronized long completeTo() {
        return nextId - 1;
    }

    private void releaseParked() {
        while (!parked.isEmpty() && parked.firstKey() <= nextId) {
            Map.Entry<Long, MarketTrade> first = parked.firstEntry();
            if (first.getKey() == nextId) {
                if (!sink.offer(first.getValue())) {
                    return;
                }
                nextId++;
            }
            parked.pollFirstEntry();
        }
    }
}
