package dev.bourse.simulator.random;

import dev.bourse.simulator.market.TradeHistory;
import dev.bourse.simulator.market.TradeVisitor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The trades of one random market up to now. It reaches back a week to midnight UTC, or less at a high rate, where a week
 * would take too long to compute.
 */
final class RandomHistory implements TradeHistory {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final double MOST_TRADES = 4_000_000;
    private static final long DAY_MS = 86_400_000;
    private static final int REMEMBERED_BLOCKS = 64;

    private final RandomMarket market;
    private final TradeSchedule schedule;
    private final InstantSource clock;
    private final long reachMs;
    private final Map<Long, TradeBlock> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TradeBlock> eldest) {
            return size() > REMEMBERED_BLOCKS;
        }
    };

    RandomHistory(RandomMarket market, double tradesPerSecond, InstantSource clock) {
        this.market = market;
        this.schedule = market.schedule();
        this.clock = clock;
        this.reachMs = Math.min(LONGEST.toMillis(), (long) (MOST_TRADES / tradesPerSecond * 1000));
    }

    @Override
    public long oldestId() {
        return schedule.firstId(schedule.blockAt(oldestMs(clock.millis())));
    }

    @Override
    public long newestId() {
        return idFrom(clock.millis() + 1) - 1;
    }

    @Override
    public long firstIdFrom(long timeMs) {
        long nowMs = clock.millis();
        return idFrom(Math.clamp(timeMs, oldestMs(nowMs), nowMs + 1));
    }

    @Override
    public void visit(long fromId, long toId, TradeVisitor visitor) {
        long nowMs = clock.millis();
        long from = Math.max(fromId, schedule.firstId(schedule.blockAt(oldestMs(nowMs))));
        long to = Math.min(toId, idFrom(nowMs + 1) - 1);
        if (from > to) {
            return;
        }
        long number = schedule.blockOf(from);
        for (long first = schedule.firstId(number); first <= to; number++) {
            long next = schedule.firstId(number + 1);
            TradeBlock block = block(number);
            int start = (int) (Math.max(from, first) - first);
            int end = (int) (Math.min(to + 1, next) - first);
            if (start < end) {
                block.visit(start, end, visitor);
            }
            first = next;
        }
    }

    @Override
    public boolean isComplete(long timeMs) {
        return clock.millis() >= timeMs;
    }

    @Override
    public long aggregateOf(long tradeId) {
        return market.aggregateOf(tradeId);
    }

    @Override
    public long firstTradeOf(long aggregateId) {
        return Math.max(oldestId(), market.firstTradeOf(aggregateId));
    }

    /** The id that the first trade from {@code timeMs} on has or will have. */
    long idFrom(long timeMs) {
        long number = schedule.blockAt(timeMs);
        long first = schedule.firstId(number);
        return number * schedule.blockMs() == timeMs
                ? first
                : first + block(number).indexFrom(timeMs);
    }

    /** When a trade happens or happened. */
    long timeOf(long id) {
        long number = schedule.blockOf(id);
        return block(number).timeMs((int) (id - schedule.firstId(number)));
    }

    private TradeBlock block(long number) {
        synchronized (blocks) {
            TradeBlock known = blocks.get(number);
            if (known != null) {
                return known;
            }
        }
        TradeBlock block = market.block(number);
        synchronized (blocks) {
            blocks.put(number, block);
        }
        return block;
    }

    private long oldestMs(long nowMs) {
        long start = nowMs - reachMs;
        long unit = reachMs >= DAY_MS ? DAY_MS : Math.max(schedule.blockMs(), 60_000);
        return start - Math.floorMod(start, unit);
    }
}
