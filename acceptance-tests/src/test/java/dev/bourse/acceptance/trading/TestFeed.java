package dev.bourse.acceptance.trading;

import dev.bourse.acceptance.RunningBourse;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import io.lettuce.core.RedisClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A symbol of the live feed whose price is what a test says, in the place where the poller keeps prices. */
final class TestFeed implements AutoCloseable {

    private static final long EVERY_MS = 100;

    private final String symbol;
    private final RedisClient redis;
    private final ScheduledExecutorService trades = Executors.newSingleThreadScheduledExecutor();
    private volatile @Nullable BigDecimal price;

    private TestFeed(String symbol, RedisClient redis) {
        this.symbol = symbol;
        this.redis = redis;
    }

    /** A symbol that nobody but this floor has, which trades again and again. */
    static TestFeed at(String price, RunningBourse bourse, Floor floor) {
        TestFeed feed = new TestFeed(floor.name("FEED"), RedisClient.create("redis://127.0.0.1:" + bourse.redisPort()));
        var commands = feed.redis.connect().sync();
        feed.says(price);
        var _ = feed.trades.scheduleAtFixedRate(
                () -> {
                    BigDecimal it = feed.price;
                    if (it != null) {
                        commands.set(
                                RedisNames.price(feed.symbol),
                                WireJson.write(
                                        new LatestPrice(it, it, it, null, null, null, System.currentTimeMillis())));
                    }
                },
                0,
                EVERY_MS,
                TimeUnit.MILLISECONDS);
        return feed;
    }

    String symbol() {
        return symbol;
    }

    /** It trades at that price from now on. */
    void says(String value) {
        price = new BigDecimal(value);
    }

    /** It trades no longer. */
    void stops() {
        price = null;
    }

    @Override
    public void close() {
        trades.shutdownNow();
        redis.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
