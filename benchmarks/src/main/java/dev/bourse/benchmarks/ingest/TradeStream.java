package dev.bourse.benchmarks.ingest;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.TradeCodec;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The stream, filled beside its place and then put there in one step. */
final class TradeStream implements AutoCloseable {

    private static final String BESIDE = "bench:trades";
    private static final int PIPELINE = 10_000;
    private static final Duration LONGEST_FILL = Duration.ofMinutes(1);

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    TradeStream(String redisUrl) {
        client = RedisClient.create(redisUrl);
        connection = client.connect();
    }

    void fill(Stream<MarketTrade> trades) {
        RedisAsyncCommands<String, String> commands = connection.async();
        connection.setAutoFlushCommands(false);
        List<RedisFuture<String>> added = new ArrayList<>(PIPELINE);
        trades.forEach(trade -> {
            added.add(commands.xadd(BESIDE, Map.of(RedisNames.DATA, TradeCodec.encode(trade))));
            if (added.size() == PIPELINE) {
                flush(added);
            }
        });
        flush(added);
        connection.setAutoFlushCommands(true);
    }

    private void flush(List<RedisFuture<String>> added) {
        connection.flushCommands();
        if (!LettuceFutures.awaitAll(LONGEST_FILL, added.toArray(Future[]::new))) {
            throw new IllegalStateException("Redis does not take the trades");
        }
        added.clear();
    }

    /** Puts it in its place, where the service finds a stream without a group and begins at its beginning. */
    void publish() {
        connection.sync().rename(BESIDE, RedisNames.TRADES_STREAM);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
