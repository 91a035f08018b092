package dev.bourse.simulator.random;

import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.Depth;
import dev.bourse.simulator.market.Klines;
import dev.bourse.simulator.market.Market;
import dev.bourse.simulator.market.MarketListener;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.TradeHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The random markets, told live: each trade in the millisecond in which it happens. */
public final class RandomSource implements MarketSource {

    /** The longest that the clock is not looked at; a clock that is set by hand is followed this soon. */
    private static final long LONGEST_WAIT_NS = 5_000_000;

    /** Further behind, for example after the machine slept, live trades are left out; REST has them. */
    private static final long LONGEST_CATCH_UP_MS = 60_000;

    private final InstantSource clock;
    private final double tradesPerSecond;
    private final List<Symbol> symbols;

    /**
     * Makes the markets.
     *
     * @param seed with another seed all prices, times and quantities are others
     * @param names symbols such as {@code BTCUSDT}; what {@link SymbolProfile} does not know gets defaults
     * @param tradesPerSecond the average of each symbol
     */
    public RandomSource(long seed, List<String> names, double tradesPerSecond, InstantSource clock) {
        this.clock = clock;
        this.tradesPerSecond = tradesPerSecond;
        this.symbols = names.stream()
                .map(it -> new Symbol(new RandomMarket(seed, SymbolProfile.of(it), tradesPerSecond)))
                .toList();
    }

    @Override
    public List<SymbolMarket> symbols() {
        return List.copyOf(symbols);
    }

    @Override
    public long nowMs() {
        return clock.millis();
    }

    @Override
    public boolean closesByClock() {
        return true;
    }

    @Override
    public boolean waitsForConsumers() {
        return false;
    }

    @Override
    public String progress() {
        return "random market, " + tradesPerSecond + " trades/s a symbol";
    }

    @Override
    public void run(MarketListener listener) throws InterruptedException {
        List<RandomFeed> feeds = feeds();
        while (!Thread.interrupted()) {
            long nowMs = clock.millis();
            long nextMs = Long.MAX_VALUE;
            for (RandomFeed feed : feeds) {
                nextMs = Math.min(nextMs, feed.tell(listener, nowMs, LONGEST_CATCH_UP_MS));
            }
            listener.clock(nowMs);
            waitUntil(nextMs);
        }
        throw new InterruptedException();
    }

    /** Tells what the markets of that seed do in a span of time, at once, millisecond by millisecond. */
    public static void tell(
            long seed, List<String> names, double tradesPerSecond, Instant from, Instant to, MarketListener listener)
            throws InterruptedException {
        AtomicLong now = new AtomicLong(from.toEpochMilli());
        RandomSource source = new RandomSource(seed, names, tradesPerSecond, () -> Instant.ofEpochMilli(now.get()));
        List<RandomFeed> feeds = source.feeds();
        for (; now.get() < to.toEpochMilli(); now.incrementAndGet()) {
            for (RandomFeed feed : feeds) {
                feed.tell(listener, now.get(), Long.MAX_VALUE);
            }
            listener.clock(now.get());
        }
        listener.end();
    }

    private List<RandomFeed> feeds() {
        return symbols.stream()
                .map(it -> new RandomFeed(it, it.market, it.history, clock.millis()))
                .toList();
    }

    private void waitUntil(long timeMs) {
        long leftNs =
                Duration.between(clock.instant(), Instant.ofEpochMilli(timeMs)).toNanos();
        if (leftNs > 0) {
            LockSupport.parkNanos(Math.min(leftNs, LONGEST_WAIT_NS));
        }
    }

    private final class Symbol implements SymbolMarket {

        private final RandomMarket market;
        private final RandomHistory history;
        private final Klines klines;

        private Symbol(RandomMarket market) {
            this.market = market;
            this.history = new RandomHistory(market, tradesPerSecond, clock);
            this.klines = new Klines(history);
        }

        @Override
        public Market market() {
            return market.market();
        }

        @Override
        public TradeHistory history() {
            return history;
        }

        @Override
        public Klines klines() {
            return klines;
        }

        @Override
        public Optional<BookTop> top() {
            return Optional.of(market.top(clock.millis()));
        }

        @Override
        public Depth depth(int limit) {
            return market.depth(clock.millis(), limit);
        }
    }
}
