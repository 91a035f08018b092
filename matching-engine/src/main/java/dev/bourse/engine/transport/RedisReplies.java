package dev.bourse.engine.transport;

import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.engine.runtime.Replies;
import io.lettuce.core.RedisFuture;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies by pub/sub, as many as possible in one message. What was sent in one turn has arrived at Redis before more is sent, so no more
 * than that can pile up here.
 */
public final class RedisReplies implements Replies {

    private static final Logger log = LoggerFactory.getLogger(RedisReplies.class);

    /** A message is sent when it has grown to that many bytes: far less than Redis allows a subscriber to lag behind. */
    private static final int MESSAGE_SIZE = 64 * 1024;

    private final RedisLink link;
    private final Long2ObjectHashMap<Message> messages = new Long2ObjectHashMap<>();
    private final List<byte[][]> full = new ArrayList<>();

    private static final class Message {
        final byte[] channel;
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        int length;

        Message(long instance) {
            channel = RedisNames.engineReplies(instance).getBytes(StandardCharsets.US_ASCII);
        }

        byte[] take() {
            byte[] bytes = new byte[length];
            buffer.getBytes(0, bytes);
            length = 0;
            return bytes;
        }
    }

    public RedisReplies(RedisLink link) {
        this.link = link;
    }

    @Override
    public void send(long instance, DirectBuffer buffer, int offset, int length) {
        Message message = messages.get(instance);
        if (message == null) {
            message = new Message(instance);
            messages.put(instance, message);
        }
        message.buffer.putInt(message.length, length, ByteOrder.LITTLE_ENDIAN);
        message.buffer.putBytes(message.length + Integer.BYTES, buffer, offset, length);
        message.length += Integer.BYTES + length;
        if (message.length >= MESSAGE_SIZE) {
            full.add(new byte[][] {message.channel, message.take()});
        }
    }

    @Override
    public void flush() {
        messages.forEachLong((instance, message) -> {
            if (message.length > 0) {
                full.add(new byte[][] {message.channel, message.take()});
            }
        });
        messages.clear();
        if (full.isEmpty()) {
            return;
        }
        try {
            link.call("send replies", redis -> {
                List<RedisFuture<Long>> sent = new ArrayList<>();
                full.forEach(it -> sent.add(redis.async().publish(it[0], it[1])));
                for (RedisFuture<Long> it : sent) {
                    link.await(it);
                }
                return sent.size();
            });
        } catch (LogUnavailableException e) {
            log.warn("replies are lost count={} reason=\"{}\"", full.size(), e.getMessage());
        } finally {
            full.clear();
        }
    }
}
