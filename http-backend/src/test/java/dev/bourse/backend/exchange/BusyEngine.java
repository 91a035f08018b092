package dev.bourse.backend.exchange;

import dev.bourse.common.engine.wire.AnswerEncoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine that has more questions than it can answer, and says so to each. */
final class BusyEngine implements AutoCloseable {

    private static final int REQUEST_ID = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int REPLY_TO = REQUEST_ID + Long.BYTES;

    private final RedisClient redis;
    private final StatefulRedisConnection<byte[], byte[]> publisher;
    private final AtomicInteger refused = new AtomicInteger();

    BusyEngine(String redisUrl) {
        redis = RedisClient.create(redisUrl);
        publisher = redis.connect(ByteArrayCodec.INSTANCE);
        StatefulRedisPubSubConnection<byte[], byte[]> queries = redis.connectPubSub(ByteArrayCodec.INSTANCE);
        queries.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] query) {
                refuse(new UnsafeBuffer(query));
            }
        });
        queries.sync().subscribe(ascii(RedisNames.ENGINE_QUERIES));
    }

    /** How many questions it has sent back. */
    int refused() {
        return refused.get();
    }

    private void refuse(UnsafeBuffer query) {
        UnsafeBuffer reply = new UnsafeBuffer(new byte[128]);
        AnswerEncoder answer = new AnswerEncoder()
                .wrapAndApplyHeader(reply, Integer.BYTES, new MessageHeaderEncoder())
                .requestId(query.getLong(REQUEST_ID, ByteOrder.LITTLE_ENDIAN))
                .sequence(0)
                .time(1)
                .count(0)
                .isBusy(Flag.YES);
        reply.putInt(0, answer.limit() - Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
        refused.incrementAndGet();
        long replyTo = query.getLong(REPLY_TO, ByteOrder.LITTLE_ENDIAN);
        var _ = publisher
                .async()
                .publish(ascii(RedisNames.engineReplies(replyTo)), Arrays.copyOf(reply.byteArray(), answer.limit()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
