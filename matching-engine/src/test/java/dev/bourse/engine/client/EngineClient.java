package dev.bourse.engine.client;

import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Appends commands, asks queries, and hands over replies and answers as they come. */
public final class EngineClient implements AutoCloseable {

    private static final byte[] COMMANDS = RedisNames.ENGINE_COMMANDS.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUERIES = RedisNames.ENGINE_QUERIES.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = RedisNames.DATA.getBytes(StandardCharsets.US_ASCII);

    private final long instance = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final StatefulRedisPubSubConnection<byte[], byte[]> subscription;

    /** Takes a reply or an answer; its bytes are valid until this returns. */
    public interface ReplyHandler {
        void reply(DirectBuffer buffer, int offset, int length);
    }

    /** Connects; replies come on a thread of the client library's. */
    public EngineClient(RedisClient redis, ReplyHandler handler) {
        connection = redis.connect(ByteArrayCodec.INSTANCE);
        subscription = redis.connectPubSub(ByteArrayCodec.INSTANCE);
        UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
        subscription.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                buffer.wrap(message);
                int at = 0;
                while (at < message.length) {
                    int length = buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
                    handler.reply(buffer, at + Integer.BYTES, length);
                    at += Integer.BYTES + length;
                }
            }
        });
        subscription.sync().subscribe(RedisNames.engineReplies(instance).getBytes(StandardCharsets.US_ASCII));
    }

    /** Whom to reply to. */
    public long instance() {
        return instance;
    }

    /** With false, what is appended is sent by {@link #flush} only: many commands in one packet. */
    public void setAutoFlush(boolean autoFlush) {
        connection.setAutoFlushCommands(autoFlush);
    }

    public void flush() {
        connection.flushCommands();
    }

    /** Appends a command; the id that it gets in the log comes when it is there. */
    public RedisFuture<String> append(byte[] command) {
        return connection.async().xadd(COMMANDS, DATA, command);
    }

    /** Asks a query; how many engines have heard it comes. */
    public RedisFuture<Long> ask(byte[] query) {
        return connection.async().publish(QUERIES, query);
    }

    @Override
    public void close() {
        subscription.close();
        connection.close();
    }
}
