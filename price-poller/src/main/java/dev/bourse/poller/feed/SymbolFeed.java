package dev.bourse.poller.feed;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.poller.binance.Backoff;
import dev.bourse.poller.binance.BinanceRest;
import dev.bourse.poller.binance.BinanceRestException;
import dev.bourse.poller.sink.FeedMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feed of one symbol: passes trades on in order, and when some are missing fetches them, in a virtual thread of its own that
 * runs only while there is a gap. Newer trades wait at the {@link TradeGate} meanwhile.
 */
final class SymbolFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SymbolFeed.class);
    private static final int PARKED_LIMIT = 50_000;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    /** The exchange needs a moment to close a kline. */
    private static final Duration KLINE_SETTLES = Duration.ofSeconds(2);

    private final String symbol;
    private final TradeGate gate;
    private final BinanceRest rest;
    private final FeedMemory memory;
    private final History history;
    private final Consumer<Kline> klines;
    private final TradeSink sink;
    private final FeedSettings settings;
    private final FeedMetrics metrics;
    private final InstantSource clock;
    private final AtomicBoolean filling = new AtomicBoolean();
    private final Set<Thread> background = ConcurrentHashMap.newKeySet();
    private volatile Instant lastActivity;
    private volatile boolean closed;

    SymbolFeed(
            String symbol, long firstId, Ports ports, FeedSettings settings, FeedMetrics metrics, InstantSource clock) {
        this.symbol = symbol;
        this.sink = ports.trades();
        this.gate = new TradeGate(symbol, firstId, sink, PARKED_LIMIT);
        this.rest = ports.rest();
        this.memory = ports.memory();
        this.history = new History(rest, settings.historyCandles());
        this.klines = ports.klines();
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.lastActivity = clock.instant();
    }

    /** What a feed is connected to. */
    record Ports(BinanceRest rest, FeedMemory memory, TradeSink trades, Consumer<Kline> klines) {}

    void onTrade(MarketTrade trade) {
        lastActivity = clock.instant();
        switch (gate.onTrade(trade)) {
            case PASSED -> metrics.trades.increment();
            case DUPLICATE -> metrics.duplicates.increment();
            case PARKED -> fill();
            case DROPPED -> {
                metrics.dropped.increment();
                fill();
            }
        }
    }

    /** Redis has no trades after {@code lastId}: they must be written again. */
    void rewind(long lastId) {
        gate.rewind(lastId);
        fill();
    }

    /** Fetches unfinished history in the background, if there is any. */
    void resumeHistory() {
        memory.unfinishedHistory(symbol).ifPresent(fromMs -> inBackground("history", () -> fetchHistory(fromMs)));
    }

    /** When nothing came for some time: asks the exchange whether there was something that no connection brought. */
    void compareWhenQuiet() {
        if (Duration.between(lastActivity, clock.instant()).compareTo(settings.quietAfter()) > 0) {
            lastActivity = clock.instant();
            compare();
        }
    }

    /** Asks the exchange for its newest trade, in the background, and fetches what is missing up to it. */
    void compare() {
        inBackground("compare", () -> {
            try {
                rest.latestTradeId(symbol).ifPresent(gate::onNewestId);
                if (!gate.isComplete()) {
                    fill();
                }
            } catch (BinanceRestException e) {
                LOG.info("could not compare with the exchange symbol={} why=\"{}\"", symbol, e.getMessage());
            }
        });
    }

    /** True when every trade known to exist was passed on. */
    boolean isComplete() {
        return gate.isComplete();
    }

    long completeTo() {
        return gate.completeTo();
    }

    @Override
    public void close() {
        closed = true;
        background.forEach(Thread::interrupt);
    }

    private void fill() {
        if (filling.compareAndSet(false, true)) {
            inBackground("fill", () -> {
                try {
                    Thread.sleep(settings.gapGrace());
                    closeGaps();
                } finally {
                    filling.set(false);
                }
                if (!gate.isComplete()) {
                    fill();
                }
            });
        }
    }

    private void closeGaps() throws InterruptedException {
        Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
        boolean counted = false;
        while (!closed && !gate.isComplete()) {
            sink.awaitSpace();
            Optional<TradeGate.Gap> gap = gate.gap();
            if (gap.isEmpty()) {
                continue;
            }
            if (!counted) {
                counted = true;
                metrics.gaps.increment();
                LOG.info(
                        "gap symbol={} from={} to={}",
                        symbol,
                        gap.get().fromId(),
                        gap.get().toId());
            }
            try {
                if (close(gap.get())) {
                    backoff.reset();
                } else {
                    Thread.sleep(backoff.next());
                }
            } catch (BinanceRestException e) {
                Duration wait = backoff.next();
                LOG.warn("gap symbol={} waits {} ms: {}", symbol, wait.toMillis(), e.getMessage());
                Thread.sleep(wait);
            }
        }
    }

    /** One step towards closing the gap; false when the exchange does not have the trades yet. */
    private boolean close(TradeGate.Gap gap) throws BinanceRestException, InterruptedException {
        if (gap.fromId() > 0 && gap.size() > settings.maxGapTrades()) {
            skip(gap);
            return true;
        }
        // A full page costs the exchange's limit no more than one trade, and often closes the next gaps as well.
        List<MarketTrade> trades = rest.tradesFrom(symbol, gap.fromId(), BinanceRest.MAX_ROWS);
        int passed = gate.onFetched(gap.fromId(), trades);
        metrics.filledByTrades.increment(passed);
        metrics.trades.increment(passed);
        return passed > 0;
    }

    /** Too long to fetch trade by trade: closed klines stand in for it. */
    private void skip(TradeGate.Gap gap) throws BinanceRestException, InterruptedException {
        List<MarketTrade> before = rest.tradesFrom(symbol, Math.max(0, gap.fromId() - 1), 1);
        long fromMs = before.isEmpty() ? gap.resumeTimeMs() : before.getFirst().timeMs();
        LOG.warn(
                "gap symbol={} of {} trades is filled with klines from {}",
                symbol,
                gap.size(),
                Instant.ofEpochMilli(fromMs));
        memory.beginHistory(symbol, fromMs);
        gate.skipTo(gap.toId() + 1);
        metrics.skippedTrades.increment((double) gap.size());
        inBackground("history", () -> fetchHistory(fromMs));
    }

    /**
     * Fetches klines at once, and again when the minute in which our own trades begin is over: only then is its kline closed.
     *
     * @param fromMs 0 for as much as a chart shows at first
     */
    private void fetchHistory(long fromMs) throws InterruptedException {
        Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
        Long resumeMs = null;
        while (!closed) {
            try {
                long nowMs = rest.serverTimeMs();
                Long start = resumeMs != null ? resumeMs : fromMs == 0 ? null : (Long) fromMs;
                int count = history.fetch(symbol, start, nowMs, klines);
                metrics.filledByKlines.increment(count);
                LOG.info("history symbol={} klines={}", symbol, count);
                if (resumeMs != null) {
                    memory.endHistory(symbol);
                    return;
                }
                resumeMs = CandleDuration.ONE_MINUTE.bucketStartMs(nowMs);
                awaitExchangeTime(resumeMs + CandleDuration.ONE_MINUTE.lengthMs() + KLINE_SETTLES.toMillis());
                backoff.reset();
            } catch (BinanceRestException e) {
                Duration wait = backoff.next();
                LOG.warn("history symbol={} waits {} ms: {}", symbol, wait.toMillis(), e.getMessage());
                Thread.sleep(wait);
            }
        }
    }

    private void awaitExchangeTime(long timeMs) throws BinanceRestException, InterruptedException {
        long leftMs = timeMs - rest.serverTimeMs();
        while (!closed && leftMs > 0) {
            // A recorded exchange's clock can run faster than ours, or stand still.
            Thread.sleep(Math.clamp(leftMs / 2, 50, 5_000));
            leftMs = timeMs - rest.serverTimeMs();
        }
    }

    private void inBackground(String what, Interruptible task) {
        if (closed) {
            return;
        }
        Thread thread = Thread.ofVirtual().name(what + "-" + symbol).unstarted(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("{} failed symbol={}", what, symbol, e);
            } finally {
                background.remove(Thread.currentThread());
            }
        });
        background.add(thread);
        thread.start();
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }
}
