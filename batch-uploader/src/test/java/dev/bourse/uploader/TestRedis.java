package dev.bourse.uploader;

import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.TradeCodec;
import dev.bourse.common.wire.WireJson;
import dev.bourse.testing.FreePorts;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisServer;

/** A real Redis that keeps its data in a folder, and can go away and come back. */
public final class TestRedis implements AutoCloseable {

    private final int port;
    private final RedisServer server;
    private final RedisClient client;

    public TestRedis(Path folder) throws IOException {
        port = FreePorts.next();
        server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + folder)
                .setting("save \"\"")
                .setting("appendonly yes")
                .build();
        server.start();
        client = RedisClient.create(url());
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public void goAway() throws IOException {
        server.stop();
    }

    public void comeBack() throws IOException {
        server.start();
    }

    StatefulRedisConnection<String, String> connect() {
        return client.connect();
    }

    void add(List<MarketTrade> trades) {
        try (StatefulRedisConnection<String, String> connection = connect()) {
            RedisCommands<String, String> commands = connection.sync();
            for (MarketTrade trade : trades) {
                commands.xadd(RedisNames.TRADES_STREAM, Map.of(RedisNames.DATA, TradeCodec.encode(trade)));
            }
        }
    }

    void add(Kline kline) {
        add(RedisNames.KLINES_STREAM, Map.of(RedisNames.DATA, WireJson.write(kline)));
    }

    void add(String stream, Map<String, String> fields) {
        try (StatefulRedisConnection<String, String> connection = connect()) {
            connection.sync().xadd(stream, fields);
        }
    }

    /** Makes a group that begins with the first trade. */
    void createGroup(String group) {
        try (StatefulRedisConnection<String, String> connection = connect()) {
            connection
                    .sync()
                    .xgroupCreate(
                            StreamOffset.from(RedisNames.TRADES_STREAM, "0"),
                            group,
                            XGroupCreateArgs.Builder.mkstream());
        }
    }

    /** Takes trades as a member of a group, without acknowledging them; their ids. */
    @SuppressWarnings("unchecked") // the client's varargs of a generic type
    List<String> take(String group, String consumer, int count) {
        try (StatefulRedisConnection<String, String> connection = connect()) {
            return connection
                    .sync()
                    .xreadgroup(
                            Consumer.from(group, consumer),
                            XReadArgs.Builder.count(count),
                            StreamOffset.lastConsumed(RedisNames.TRADES_STREAM))
                    .stream()
                    .map(StreamMessage::getId)
                    .toList();
        }
    }

    long pending(String stream) {
        try (StatefulRedisConnection<String, String> connection = connect()) {
            return connection.sync().xpending(stream, RedisNames.UPLOADER_GROUP).getCount();
        }
    }

    long length(String stream) {
        try (StatefulRedisConnection<String, String> connection = connect()) {
            return connection.sync().xlen(stream);
        }
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
        if (server.isActive()) {
            server.stop();
        }
    }
}
