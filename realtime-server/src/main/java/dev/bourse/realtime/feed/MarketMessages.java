package dev.bourse.realtime.feed;

import dev.bourse.common.market.FeedStatus;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.market.PriceUpdate;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What arrives by pub/sub, and what was said last before we listened. Messages come on the Redis client's own thread, in order,
 * and are handed on at once.
 */
final class MarketMessages implements MessageListener {

    private static final Logger LOG = LoggerFactory.getLogger(MarketMessages.class);
    private static final String MARKET = RedisNames.market("");
    private static final String TICKER = RedisNames.ticker("");

    private final InstantSource clock;
    private final FeedMonitor monitor;
    private final TickerPace tickers;
    private final FeedMetrics metrics;
    private final Consumer<Frame> out;
    private final Set<String> heard = new HashSet<>();

    MarketMessages(
            InstantSource clock, FeedMonitor monitor, TickerPace tickers, FeedMetrics metrics, Consumer<Frame> out) {
        this.clock = clock;
        this.monitor = monitor;
        this.tickers = tickers;
        this.metrics = metrics;
        this.out = out;
    }

    /** The channels that {@link #onMessage} understands, as patterns. */
    static byte[][] patterns() {
        return List.of(RedisNames.MARKET_PATTERN, RedisNames.TICKER_PATTERN, RedisNames.FEED_STATUS).stream()
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
        String channel = new String(message.getChannel(), StandardCharsets.UTF_8);
        String body = new String(message.getBody(), StandardCharsets.UTF_8);
        try {
            if (channel.startsWith(MARKET)) {
                price(WireJson.read(body, PriceUpdate.class));
            } else if (channel.startsWith(TICKER)) {
                ticker(WireJson.read(body, Ticker.class));
            } else {
                monitor.heard(WireJson.read(body, FeedStatus.class));
            }
        } catch (MalformedMessageException e) {
            metrics.malformed();
            LOG.debug("Message skipped channel={}", channel, e);
        }
    }

    private synchronized void price(PriceUpdate price) {
        heard.add(price.symbol());
        out.accept(Messages.priceUpdate(price));
        metrics.priceAfter(clock.millis() - price.timestamp());
    }

    private synchronized void ticker(Ticker ticker) {
        heard.add(RedisNames.ticker(ticker.symbol()));
        tickers.offer(ticker);
    }

    /** Takes what the poller left in keys, so that the first client needs not wait for the next message. Blocks. */
    void catchUp(StringRedisTemplate redis, Set<String> symbols) {
        String status = redis.opsForValue().get(RedisNames.FEED_STATUS);
        if (status != null) {
            read(status, FeedStatus.class, monitor::heard);
        }
        for (String symbol : symbols) {
            String price = redis.opsForValue().get(RedisNames.price(symbol));
            if (price != null) {
                read(price, LatestPrice.class, it -> priceBefore(symbol, it));
            }
            String ticker = redis.opsForValue().get(RedisNames.ticker(symbol));
            if (ticker != null) {
                read(ticker, Ticker.class, this::tickerBefore);
            }
        }
    }

    private synchronized void priceBefore(String symbol, LatestPrice it) {
        if (heard.add(symbol)) {
            out.accept(Messages.priceUpdate(new PriceUpdate(symbol, it.price(), it.bid(), it.ask(), it.timestamp())));
        }
    }

    private synchronized void tickerBefore(Ticker ticker) {
        if (heard.add(RedisNames.ticker(ticker.symbol()))) {
            tickers.offer(ticker);
        }
    }

    private <T> void read(String json, Class<T> type, Consumer<T> then) {
        try {
            then.accept(WireJson.read(json, type));
        } catch (MalformedMessageException e) {
            metrics.malformed();
            LOG.debug("Key skipped type={}", type.getSimpleName(), e);
        }
    }
}
