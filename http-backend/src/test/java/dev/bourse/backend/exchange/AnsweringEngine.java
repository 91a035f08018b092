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
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Stands where the engine would, and answers each question with what a test wants. */
abstract class AnsweringEngine implements AutoCloseable {

    private static final int REQUEST_ID = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int REPLY_TO = REQUEST_ID + Long.BYTES;
    private static final int HEAD = 128;

    private final RedisClient redis;
    private final StatefulRedisConnection<byte[], byte[]> publisher;

    AnsweringEngine(String redisUrl) {
        redis = RedisClient.create(redisUrl);
        publisher = redis.connect(ByteArrayCodec.INSTANCE);
        StatefulRedisPubSubConnection<byte[], byte[]> queries = redis.connectPubSub(ByteArrayCodec.INSTANCE);
        queries.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] query) {
                answer(new UnsafeBuffer(query));
            }
        });
        queries.sync().subscribe(ascii(RedisNames.ENGINE_QUERIES));
    }

    /** What follows the head of an answer. */
    static final class Items {

        private final MutableDirectBuffer buffer = new ExpandableArrayBuffer();
        private final MessageHeaderEncoder header = new MessageHeaderEncoder();
        private int count;
        private int end;
        private boolean isBusy;

        Items busy() {
            isBusy = true;
            return this;
        }

        MutableDirectBuffer buffer() {
            return buffer;
        }

        MessageHeaderEncoder header() {
            return header;
        }

        /** Where the next item begins. */
        int next() {
            return end;
        }

        /** An item has been written, up to there. */
        void ended(int limit) {
            end = limit;
            count++;
        }
    }

    /** Answers a question of that kind. */
    abstract Items answer(int templateId, UnsafeBuffer query);

    private void answer(UnsafeBuffer query) {
        Items items = answer(new MessageHeaderDecoder().wrap(query, 0).templateId(), query);
        UnsafeBuffer reply = new UnsafeBuffer(new byte[HEAD + items.end]);
        AnswerEncoder answer = new AnswerEncoder()
                .wrapAndApplyHeader(reply, Integer.BYTES, new MessageHeaderEncoder())
                .requestId(query.getLong(REQUEST_ID, ByteOrder.LITTLE_ENDIAN))
                .sequence(0)
                .time(1)
                .count(items.count)
                .isBusy(items.isBusy ? Flag.YES : Flag.NO);
        int length = items.end;
        reply.putBytes(answer.limit(), items.buffer, 0, length);
        reply.putInt(0, answer.limit() - Integer.BYTES + length, ByteOrder.LITTLE_ENDIAN);
        long replyTo = query.getLong(REPLY_TO, ByteOrder.LITTLE_ENDIAN);
        var _ = publisher
                .async()
                .publish(
                        ascii(RedisNames.engineReplies(replyTo)),
                        Arrays.copyOf(reply.byteArray(), answer.limit() + length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        redis.shutdown();
    }
}
