package dev.bourse.poller.sink;

import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.TradeCodec;
import dev.bourse.common.wire.WireJson;
import dev.bourse.poller.binance.Backoff;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer to Redis: one named thread that takes what waits, sends it in one pipeline, and drops it from the buffer once
 * Redis has confirmed it. What piles up meanwhile is the next batch, so batches grow with the load and delay stays low without it.
 *
 * <p>The newest written trade id of each symbol is kept in Redis, after the trades themselves: never ahead of them. When Redis
 * was away it may come back without its last second; then its ids are behind ours, and {@link LostTail} hears of it.
 */
public final class RedisWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);
    private static final int MAX_BATCH = 2_000;
    private static final long IDLE_WAIT_MS = 100;
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final Supplier<StatefulRedisConnection<String, String>> connector;
    private final EntryBuffer buffer;
    private final Counter written;
    private final Counter published;
    private final Map<String, Long> writtenIds = new HashMap<>();
    private final Thread thread;
    private volatile @Nullable LostTail lostTail;
    private volatile boolean up;
    private volatile boolean closed;
    private @Nullable StatefulRedisConnection<String, String> connection;

    /**
     * Makes a writer; {@link #start} starts it.
     *
     * @param connector opens a connection that does not reconnect by itself; the writer must see each loss
     * @param bufferSize entries that wait while Redis is away
     */
    public RedisWriter(
            Supplier<StatefulRedisConnection<String, String>> connector, int bufferSize, MeterRegistry metrics) {
        this.connector = connector;
        this.buffer = new EntryBuffer(bufferSize);
        this.written = metrics.counter("bourse.feed.entries.written");
        this.published = metrics.counter("bourse.feed.live.published");
        Gauge.builder("bourse.feed.buffer", buffer, EntryBuffer::size).register(metrics);
        Gauge.builder("bourse.feed.live.dropped", buffer, EntryBuffer::droppedLive)
                .register(metrics);
        this.thread = Thread.ofPlatform().name("redis-writer").unstarted(this::run);
    }

    public void start(LostTail listener) {
        lostTail = listener;
        thread.start();
    }

    /** Takes the entry, or refuses it when the buffer is full. Never blocks. */
    public boolean offer(StreamEntry entry) {
        return buffer.offer(entry);
    }

    /** Publishes as soon as Redis is there; under overload or while it is away the oldest are dropped. Never blocks. */
    public void publish(LiveMessage message) {
        buffer.offer(message);
    }

    /** Waits until the buffer has room for a good number of entries. */
    public void awaitSpace() throws InterruptedException {
        buffer.awaitSpace();
    }

    /** Forgets the trades of a symbol that wait, because they will be offered again from an earlier one on. */
    public void discardTrades(String symbol) {
        buffer.removeTrades(symbol);
    }

    /** True while Redis takes what it is given. */
    public boolean isUp() {
        return up;
    }

    /** Writes what still waits, for up to two seconds, and stops. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(2));
            thread.interrupt();
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
        try {
            while (!closed || (up && buffer.size() > 0)) {
                try {
                    writeBatch();
                    backoff.reset();
                } catch (ExecutionException | TimeoutException | RuntimeException e) {
                    if (up || connection == null) {
                        LOG.warn("redis is away, {} entries wait: {}", buffer.size(), String.valueOf(e));
                    }
                    disconnect();
                    Thread.sleep(backoff.next());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void writeBatch() throws InterruptedException, ExecutionException, TimeoutException {
        StatefulRedisConnection<String, String> redis = connected();
        RedisAsyncCommands<String, String> commands = redis.async();
        buffer.awaitWork(IDLE_WAIT_MS);
        List<StreamEntry> entries = buffer.peek(MAX_BATCH);
        List<LiveMessage> messages = buffer.takeLive();
        if (entries.isEmpty() && messages.isEmpty()) {
            return;
        }
        List<RedisFuture<?>> replies = new ArrayList<>(entries.size() + 2 * messages.size());
        for (LiveMessage it : messages) {
            send(commands, it, replies);
        }
        for (StreamEntry it : entries) {
            replies.add(send(commands, it));
        }
        flushAndAwait(redis, replies);
        rememberIds(redis, entries);
        buffer.confirm();
        written.increment(entries.size());
        published.increment(messages.size());
    }

    private static void send(
            RedisAsyncCommands<String, String> commands, LiveMessage message, List<RedisFuture<?>> replies) {
        replies.add(commands.publish(message.channel(), message.message()));
        if (message.key() != null && message.value() != null) {
            replies.add(commands.set(message.key(), message.value(), SetArgs.Builder.px(message.ttlMs())));
        }
    }

    private static RedisFuture<?> send(RedisAsyncCommands<String, String> commands, StreamEntry entry) {
        return switch (entry) {
            case StreamEntry.OfTrade it ->
                commands.xadd(RedisNames.TRADES_STREAM, Map.of(RedisNames.DATA, TradeCodec.encode(it.trade())));
            case StreamEntry.OfKline it ->
                commands.xadd(RedisNames.KLINES_STREAM, Map.of(RedisNames.DATA, WireJson.write(it.kline())));
        };
    }

    private void rememberIds(StatefulRedisConnection<String, String> redis, List<StreamEntry> entries)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, String> newest = new HashMap<>();
        for (StreamEntry it : entries) {
            if (it instanceof StreamEntry.OfTrade(var trade)) {
                newest.put(trade.symbol(), Long.toString(trade.tradeId()));
            }
        }
        if (newest.isEmpty()) {
            return;
        }
        flushAndAwait(redis, List.of(redis.async().hset(RedisNames.LAST_TRADE_IDS, newest)));
        newest.forEach((symbol, id) -> writtenIds.put(symbol, Long.valueOf(id)));
    }

    private static void flushAndAwait(StatefulRedisConnection<String, String> redis, List<RedisFuture<?>> replies)
            throws InterruptedException, ExecutionException, TimeoutException {
        redis.flushCommands();
        long deadline = System.nanoTime() + REPLY_TIMEOUT.toNanos();
        for (RedisFuture<?> it : replies) {
            it.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private StatefulRedisConnection<String, String> connected()
            throws InterruptedException, ExecutionException, TimeoutException {
        StatefulRedisConnection<String, String> it = connection;
        if (it == null) {
            it = connector.get();
            connection = it;
            it.setAutoFlushCommands(false);
            findLostTails(it);
            up = true;
            LOG.info("redis connected, {} entries wait", buffer.size());
        }
        return it;
    }

    /** Compares what Redis remembers with what it had confirmed. */
    private void findLostTails(StatefulRedisConnection<String, String> redis)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (writtenIds.isEmpty()) {
            return;
        }
        RedisFuture<Map<String, String>> reply = redis.async().hgetall(RedisNames.LAST_TRADE_IDS);
        flushAndAwait(redis, List.of(reply));
        Map<String, String> remembered = reply.get();
        for (Map.Entry<String, Long> it : writtenIds.entrySet()) {
            long lastId = Long.parseLong(remembered.getOrDefault(it.getKey(), "-1"));
            if (lastId < it.getValue()) {
                LOG.warn(
                        "redis lost its tail symbol={} confirmed={} remembered={}", it.getKey(), it.getValue(), lastId);
                it.setValue(lastId);
                LostTail listener = lostTail;
                if (listener != null) {
                    listener.onLostTail(it.getKey(), lastId);
                }
            }
        }
    }

    private void disconnect() {
        up = false;
        StatefulRedisConnection<String, String> it = connection;
        connection = null;
        if (it != null) {
            var _ = it.closeAsync();
        }
    }
}
