package dev.bourse.maker;

import dev.bourse.maker.quoting.MarketMaker;
import dev.bourse.maker.reference.FeedPrices;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the maker, and looks at the feed's prices. */
final class MakerLifecycle implements SmartLifecycle {

    private final MarketMaker maker;
    private final FeedPrices feed;
    private final Duration interval;
    private final ScheduledExecutorService prices = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-prices").factory());
    private volatile boolean running;

    MakerLifecycle(MarketMaker maker, FeedPrices feed, Duration interval) {
        this.maker = maker;
        this.feed = feed;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        var _ = prices.scheduleWithFixedDelay(feed::read, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        maker.start();
    }

    @Override
    public void stop() {
        running = false;
        maker.stop();
        prices.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
