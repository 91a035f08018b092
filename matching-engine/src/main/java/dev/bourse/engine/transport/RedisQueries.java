package dev.bourse.engine.transport;

import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.engine.runtime.QueryQueue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Listens for queries and puts them into the queue. */
public final class RedisQueries implements AutoCloseable {

    private final RedisClient client;
    private final QueryQueue queue;
    private @Nullable StatefulRedisPubSubConnection<byte[], byte[]> connection;

    public RedisQueries(RedisClient client, QueryQueue queue) {
        this.client = client;
        this.queue = queue;
    }

    /**
     * Begins to listen, and goes on by itself after Redis was away.
     *
     * @throws LogUnavailableException when Redis is away now
     */
    public void listen() {
        if (connection != null) {
            return;
        }
        try {
            StatefulRedisPubSubConnection<byte[], byte[]> opened = client.connectPubSub(ByteArrayCodec.INSTANCE);
            opened.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(byte[] channel, byte[] query) {
                    queue.offer(query);
                }
            });
            opened.sync().subscribe(RedisNames.ENGINE_QUERIES.getBytes(StandardCharsets.US_ASCII));
            connection = opened;
        } catch (RedisException e) {
            throw new LogUnavailableException("can't listen for queries: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
