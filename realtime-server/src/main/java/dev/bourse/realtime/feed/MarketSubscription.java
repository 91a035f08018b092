package dev.bourse.realtime.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Subscribes, then keeps the list of symbols fresh. Once made, a subscription outlives a loss of the connection: the client
 * library connects and subscribes again by itself.
 */
final class MarketSubscription implements RedisWorker.Step {

    private final StringRedisTemplate redis;
    private final MarketMessages messages;
    private final Symbols symbols;
    private final Duration symbolsInterval;
    private @Nullable RedisConnection connection;

    MarketSubscription(StringRedisTemplate redis, MarketMessages messages, Symbols symbols, Duration symbolsInterval) {
        this.redis = redis;
        this.messages = messages;
        this.symbols = symbols;
        this.symbolsInterval = symbolsInterval;
    }

    @Override
    public void run() throws InterruptedException {
        if (connection == null) {
            subscribe();
        } else {
            Thread.sleep(symbolsInterval);
            symbols.refresh();
        }
    }

    private void subscribe() {
        RedisConnection fresh = redis.getRequiredConnectionFactory().getConnection();
        try {
            fresh.pSubscribe(messages, MarketMessages.patterns());
            symbols.refresh();
            messages.catchUp(redis, symbols.get());
            connection = fresh;
        } finally {
            if (connection == null) {
                fresh.close();
            }
        }
    }

    void close() {
        RedisConnection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
