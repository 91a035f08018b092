package dev.bourse.realtime.feed;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.TradeCodec;
import dev.bourse.realtime.candle.LiveCandles;
import dev.bourse.realtime.client.Broadcaster;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.TradeListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;

/**
 * Reads the trade stream from its newest entries on. It has no consumer group: every server reads all of it. After an absence
 * of Redis it reads on behind the last entry that it saw, so that nothing that is still there is missed.
 */
final class TradeTail implements RedisWorker.Step {

    private static final Logger LOG = LoggerFactory.getLogger(TradeTail.class);
    private static final byte[] STREAM = RedisNames.TRADES_STREAM.getBytes(StandardCharsets.UTF_8);
    private static final byte[] DATA = RedisNames.DATA.getBytes(StandardCharsets.UTF_8);
    private static final int BATCH = 500;

    /** Shorter than the time that a Redis command may take. */
    private static final Duration BLOCK = Duration.ofSeconds(1);

    private final RedisConnectionFactory redis;
    private final LiveCandles candles;
    private final TradeListener listener;
    private final Broadcaster broadcaster;
    private final FeedMetrics metrics;
    private final InstantSource clock;
    private final int historyLength;
    private @Nullable RedisConnection connection;
    private @Nullable RecordId position;

    /**
     * A reader that has read nothing yet.
     *
     * @param historyLength how many of the newest entries are read first
     */
    TradeTail(
            RedisConnectionFactory redis,
            LiveCandles candles,
            TradeListener listener,
            Broadcaster broadcaster,
            FeedMetrics metrics,
            InstantSource clock,
            int historyLength) {
        this.redis = redis;
        this.candles = candles;
        this.listener = listener;
        this.broadcaster = broadcaster;
        this.metrics = metrics;
        this.clock = clock;
        this.historyLength = historyLength;
    }

    @Override
    public void run() throws InterruptedException {
        boolean done = false;
        try {
            RedisConnection open = connection == null ? redis.getConnection() : connection;
            connection = open;
            RecordId last = position;
            if (last == null) {
                position = readHistory(open);
            } else {
                readNew(open, last);
            }
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private RecordId readHistory(RedisConnection redis) {
        List<ByteRecord> newestFirst = orEmpty(redis.streamCommands()
                .xRevRange(STREAM, Range.unbounded(), Limit.limit().count(historyLength)));
        if (newestFirst.size() == historyLength) {
            candles.startsAfterOtherTrades();
        }
        Map<String, MarketTrade> last = new HashMap<>();
        for (ByteRecord entry : newestFirst.reversed()) {
            read(entry, trade -> last.put(trade.symbol(), trade));
        }
        last.values().forEach(trade -> broadcaster.publish(Messages.trade(trade)));
        return newestFirst.isEmpty()
                ? RecordId.of("0-0")
                : newestFirst.getFirst().getId();
    }

    /** Unchecked only for the array that Java makes of the one offset. */
    @SuppressWarnings("unchecked")
    private void readNew(RedisConnection redis, RecordId last) throws InterruptedException {
        broadcaster.awaitRoom();
        List<ByteRecord> entries = orEmpty(redis.streamCommands()
                .xRead(
                        StreamReadOptions.empty().count(BATCH).block(BLOCK),
                        StreamOffset.create(STREAM, ReadOffset.from(last))));
        for (ByteRecord entry : entries) {
            read(entry, this::publish);
            position = entry.getId();
        }
        metrics.streamLag(entries.isEmpty() ? 0 : clock.millis() - timeMs(entries.getLast()));
    }

    private void publish(MarketTrade trade) {
        broadcaster.publish(Messages.trade(trade));
        metrics.tradeAfter(clock.millis() - trade.timeMs());
    }

    private void read(ByteRecord entry, Consumer<MarketTrade> ifNew) {
        try {
            MarketTrade trade = TradeCodec.decode(data(entry.getValue()));
            if (candles.add(trade)) {
                listener.traded(trade);
                ifNew.accept(trade);
            } else {
                metrics.duplicate();
            }
        } catch (MalformedMessageException e) {
            metrics.malformed();
            LOG.debug("Entry skipped id={}", entry.getId(), e);
        }
    }

    private static String data(Map<byte[], byte[]> fields) {
        return fields.entrySet().stream()
                .filter(it -> Arrays.equals(it.getKey(), DATA))
                .map(it -> new String(it.getValue(), StandardCharsets.UTF_8))
                .findAny()
                .orElseThrow(() -> new MalformedMessageException("field data is missing"));
    }

    private static long timeMs(ByteRecord entry) {
        Long timestamp = entry.getId().getTimestamp();
        return timestamp == null ? 0 : timestamp;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    void close() {
        RedisConnection open = connection;
        if (open != null) {
            connection = null;
            open.close();
        }
    }
}
