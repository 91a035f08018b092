package dev.bourse.simulator.random;

import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.Depth;
import dev.bourse.simulator.market.Market;
import java.util.ArrayList;
import java.util.List;

/**
 * One symbol of the random market: makes its trades block by block, and its book at any time. A pure function of what it is
 * constructed with; safe for several threads.
 */
final class RandomMarket {

    /** Trades are placed by intensity in slots of this length: bursts and quiet seconds. */
    private static final long SLOT_MS = 250;

    private static final long BOOK_STEP_MS = 100;
    private static final double QUANTITY_SPREAD = 1.5;

    private final Market market;
    private final TradeSchedule schedule;
    private final PricePath path;
    private final long seed;
    private final double tickSize;
    private final double medianLots;

    RandomMarket(long seed, SymbolProfile profile, double tradesPerSecond) {
        this.seed = Noise.hash(seed, profile.instrument().symbol().hashCode());
        this.market = new Market(profile.instrument());
        this.schedule = new TradeSchedule(this.seed, tradesPerSecond);
        double price = profile.basePrice().doubleValue();
        this.path = new PricePath(this.seed ^ 0x5000, price, profile.dailyVolatility(), schedule.blockMs());
        this.tickSize = profile.instrument().tickSize().doubleValue();
        this.medianLots = profile.medianNotional()
                / price
                / profile.instrument().lotSize().doubleValue();
    }

    Market market() {
        return market;
    }

    TradeSchedule schedule() {
        return schedule;
    }

    TradeBlock block(long block) {
        long firstId = schedule.firstId(block);
        int size = Math.toIntExact(schedule.firstId(block + 1) - firstId);
        int[] offsets = offsets(block, firstId, size);
        long[] prices = new long[size];
        long[] quantities = new long[size];
        boolean[] makers = new boolean[size];
        long startMs = block * schedule.blockMs();
        PricePath.Segment segment = path.segment(block);
        for (int i = 0; i < size; i++) {
            long timeMs = startMs + offsets[i];
            long hash = Noise.hash(seed ^ 0x2000, firstId + i);
            quantities[i] = lots(hash, segment.envelopeAt(timeMs));
            if (continues(firstId + i)) {
                makers[i] = makers[i - 1];
                prices[i] = prices[i - 1];
                continue;
            }
            makers[i] = sellerTakes(hash, timeMs);
            long bid = bidTicks(segment.priceAt(timeMs), timeMs);
            prices[i] = makers[i] ? bid : bid + spreadTicks(timeMs);
            boolean sweeps = i > 0 && offsets[i] == offsets[i - 1] && makers[i] == makers[i - 1];
            if (sweeps) {
                // A new order right behind one of the same side meets the next level: only fills of one order share a
                // price.
                prices[i] = makers[i] ? Math.max(1, prices[i - 1] - 1) : prices[i - 1] + 1;
            }
        }
        return new TradeBlock(startMs, firstId, offsets, prices, quantities, makers);
    }

    /** The best prices at a time: what a trade of that millisecond is made at. */
    BookTop top(long timeMs) {
        long step = Math.floorDiv(timeMs, BOOK_STEP_MS);
        long bid = bidTicks(middle(timeMs), timeMs);
        long bidLots = restingLots(Noise.hash(seed ^ 0x3000, step));
        long askLots = restingLots(Noise.hash(seed ^ 0x3001, step));
        return new BookTop(timeMs, bid, bidLots, bid + spreadTicks(timeMs), askLots);
    }

    Depth depth(long timeMs, int limit) {
        BookTop top = top(timeMs);
        List<Depth.Level> bids = new ArrayList<>();
        List<Depth.Level> asks = new ArrayList<>();
        bids.add(new Depth.Level(top.bidTicks(), top.bidLots()));
        asks.add(new Depth.Level(top.askTicks(), top.askLots()));
        for (long bid = top.bidTicks(), ask = top.askTicks(); bids.size() < limit; ) {
            bid -= 1 + (Noise.hash(seed ^ 0x3002, bid) >>> 61);
            ask += 1 + (Noise.hash(seed ^ 0x3003, ask) >>> 61);
            if (bid <= 0) {
                break;
            }
            bids.add(new Depth.Level(bid, restingLots(Noise.hash(seed ^ 0x3004, bid))));
            asks.add(new Depth.Level(ask, restingLots(Noise.hash(seed ^ 0x3005, ask))));
        }
        return new Depth(top.updateId(), bids, asks);
    }

    /** True when a trade is one more fill of the order of the trade before it; two of each run of ids are. */
    private boolean continues(long id) {
        int position = (int) Math.floorMod(id, (long) TradeSchedule.RUN);
        return position != 0 && (continuations(Math.floorDiv(id, (long) TradeSchedule.RUN)) >> position & 1) == 1;
    }

    /** The place of a trade's aggregate within its run of ids. */
    long aggregateOf(long id) {
        long run = Math.floorDiv(id, (long) TradeSchedule.RUN);
        int position = (int) Math.floorMod(id, (long) TradeSchedule.RUN);
        int continued = Integer.bitCount(continuations(run) & ((2 << position) - 1));
        return run * TradeSchedule.AGGREGATES + position - continued;
    }

    long firstTradeOf(long aggregate) {
        long run = Math.floorDiv(aggregate, (long) TradeSchedule.AGGREGATES);
        long id = run * TradeSchedule.RUN;
        while (aggregateOf(id) < aggregate) {
            id++;
        }
        return id;
    }

    /** A bit for each trade of a run that continues the one before: two of the bits 1 to 7. */
    private int continuations(long run) {
        long hash = Noise.hash(seed ^ 0x1000, run) >>> 1;
        int first = (int) (hash % 7);
        int second = (int) (first + 1 + hash / 7 % 6) % 7;
        return 2 << first | 2 << second;
    }

    private int[] offsets(long block, long firstId, int size) {
        int[] offsets = new int[size];
        double[] cumulative = intensities(block);
        double total = cumulative[cumulative.length - 1];
        int slot = 0;
        for (int i = 0; i < size; i++) {
            double target = (i + Noise.unit(Noise.hash(seed ^ 0x4000, firstId + i))) / size * total;
            while (cumulative[slot] <= target) {
                slot++;
            }
            double before = slot == 0 ? 0 : cumulative[slot - 1];
            double within = (target - before) / (cumulative[slot] - before);
            int offset = (int) (slot * SLOT_MS + (long) (within * SLOT_MS));
            offsets[i] = continues(firstId + i) ? offsets[i - 1] : offset;
        }
        return offsets;
    }

    private double[] intensities(long block) {
        int slots = (int) (schedule.blockMs() / SLOT_MS);
        long firstSlot = block * slots;
        double[] cumulative = new double[slots];
        double sum = 0;
        for (int i = 0; i < slots; i++) {
            long timeMs = (firstSlot + i) * SLOT_MS;
            double level = 0.9 * Noise.at(seed ^ 0x4001, 6_000, timeMs)
                    + 0.7 * Noise.at(seed ^ 0x4002, 1_400, timeMs)
                    + 0.4 * Noise.lattice(seed ^ 0x4003, firstSlot + i);
            double active = Math.max(0, level + 0.5);
            double burst = (Noise.hash(seed ^ 0x4004, firstSlot + i) >>> 52) == 0 ? 40 : 0;
            sum += 0.1 + active * active * active + burst;
            cumulative[i] = sum;
        }
        return cumulative;
    }

    private boolean sellerTakes(long hash, long timeMs) {
        double pressure = 0.3 * Noise.at(seed ^ 0x2001, 5_000, timeMs) + 0.1 * Noise.at(seed ^ 0x2002, 60_000, timeMs);
        return Noise.unit(hash * 0x9E3779B97F4A7C15L) < 0.5 + pressure;
    }

    private long lots(long hash, double envelope) {
        return Math.max(1, (long) (medianLots * envelope * StrictMath.exp(QUANTITY_SPREAD * Noise.normal(hash))));
    }

    private long restingLots(long hash) {
        return Math.max(1, (long) (medianLots * 40 * StrictMath.exp(1.1 * Noise.normal(hash))));
    }

    private double middle(long timeMs) {
        return path.segment(schedule.blockAt(timeMs)).priceAt(timeMs);
    }

    private long bidTicks(double middle, long timeMs) {
        return Math.max(1, (long) (middle / tickSize) - spreadTicks(timeMs) / 2);
    }

    /** Mostly one tick, now and then a few. */
    private long spreadTicks(long timeMs) {
        long hash = Noise.hash(seed ^ 0x3006, Math.floorDiv(timeMs, BOOK_STEP_MS));
        return (hash & 7) == 0 ? 2 + (hash >>> 61) : 1;
    }
}
