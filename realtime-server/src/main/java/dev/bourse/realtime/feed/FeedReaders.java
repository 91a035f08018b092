package dev.bourse.realtime.feed;

import dev.bourse.realtime.candle.LiveCandles;
import dev.bourse.realtime.client.Broadcaster;
import dev.bourse.realtime.stream.TradeListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Starts and stops all that reads from Redis.
 *
 * <pre>
 * market-messages (virtual)  subscribes; looks for new symbols
 * trade-tail (virtual)       reads the trade stream
 * realtime-clock (platform)  sends what was held back, watches for silence
 * </pre>
 */
public final class FeedReaders implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReaders.class);
    private static final Duration TICK = Duration.ofMillis(25);

    private final MarketSubscription subscription;
    private final TradeTail tail;
    private final TickerPace tickers;
    private final LiveCandles candles;
    private final FeedMonitor monitor;
    private final List<RedisWorker> workers = new ArrayList<>();
    private volatile @Nullable ScheduledExecutorService ticks;

    /**
     * How the feed is read.
     *
     * @param symbolsInterval how often the symbols are looked at
     * @param conflation the least time between two tickers of a symbol
     * @param historyLength how many of the newest trades are read at the start
     */
    public record Pace(Duration symbolsInterval, Duration conflation, int historyLength) {}

    public FeedReaders(
            StringRedisTemplate redis,
            Symbols symbols,
            LiveCandles candles,
            TradeListener trades,
            Broadcaster broadcaster,
            FeedMonitor monitor,
            FeedMetrics metrics,
            InstantSource clock,
            Pace pace) {
        this.candles = candles;
        this.monitor = monitor;
        this.tickers = new TickerPace(clock, pace.conflation(), broadcaster::publish);
        MarketMessages messages = new MarketMessages(clock, monitor, tickers, metrics, broadcaster::publish);
        this.subscription = new MarketSubscription(redis, messages, symbols, pace.symbolsInterval());
        this.tail = new TradeTail(
                redis.getRequiredConnectionFactory(),
                candles,
                trades,
                broadcaster,
                metrics,
                clock,
                pace.historyLength());
    }

    @Override
    public void start() {
        workers.add(new RedisWorker("market-messages", subscription));
        workers.add(new RedisWorker("trade-tail", tail));
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("realtime-clock").factory());
        var _ = executor.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        ticks = executor;
    }

    private void tick() {
        try {
            candles.flush();
            tickers.flush();
            monitor.tick();
        } catch (RuntimeException e) {
            // An exception would end all later ticks.
            LOG.error("Tick failed", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = ticks;
        if (executor != null) {
            executor.shutdownNow();
            ticks = null;
        }
        workers.forEach(RedisWorker::close);
        workers.clear();
        subscription.close();
        tail.close();
    }

    @Override
    public boolean isRunning() {
        return ticks != null;
    }
}
