package dev.bourse.poller;

import dev.bourse.poller.binance.BinanceStream;
import dev.bourse.poller.feed.MarketFeed;
import dev.bourse.poller.feed.OfferedSymbols;
import dev.bourse.poller.sink.RedisWriter;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the feed, and does what must be done again and again. */
final class FeedLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedLifecycle.class);
    private static final long STATUS_EVERY_MS = 1_000;

    private final PollerProperties settings;
    private final MarketFeed feed;
    private final OfferedSymbols offered;
    private final List<BinanceStream> streams;
    private final RedisWriter writer;

    /** One thread for what asks the network and may take long, one for what must be on time. */
    private final ScheduledExecutorService refresh = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-refresh").factory());

    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-heartbeat").factory());

    private volatile boolean running;

    FeedLifecycle(
            PollerProperties settings,
            MarketFeed feed,
            OfferedSymbols offered,
            List<BinanceStream> streams,
            RedisWriter writer) {
        this.settings = settings;
        this.feed = feed;
        this.offered = offered;
        this.streams = streams;
        this.writer = writer;
    }

    @Override
    public void start() {
        running = true;
        writer.start(feed);
        feed.start(streams);
        streams.forEach(BinanceStream::start);
        every(refresh, settings.symbolRefresh().toMillis(), "symbols could not be looked up", feed::refreshSymbols);
        every(
                refresh,
                settings.symbolRefresh().toMillis(),
                "what the exchange offers could not be told",
                offered::refreshIfDue);
        every(heartbeat, STATUS_EVERY_MS, "status could not be published", () -> {
            feed.publishStatus();
            feed.compareQuietSymbols();
        });
    }

    @Override
    public void stop() {
        running = false;
        refresh.shutdownNow();
        heartbeat.shutdownNow();
        streams.forEach(BinanceStream::close);
        feed.stop();
        writer.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static void every(ScheduledExecutorService on, long periodMs, String failure, Task task) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("{}: {}", failure, String.valueOf(e));
            }
        };
        var _ = on.scheduleWithFixedDelay(guarded, 0, periodMs, TimeUnit.MILLISECONDS);
    }

    private interface Task {
        void run() throws InterruptedException;
    }
}
