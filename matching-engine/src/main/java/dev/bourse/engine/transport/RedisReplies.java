package dev.bourse.engine.transport;

import dev.bourse.common.log.EventLog;
import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.engine.runtime.Replies;
import dev.bourse.exchange.redis.RedisEventLog;
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

    private final RedisEventLog events;
    private final Long2ObjectHashMap<Growing> growing = new Long2ObjectHashMap<>();
    private final List<RedisEventLog.Message> full = new ArrayList<>();

    /** A message that more replies can be added to. */
    private static final class Growing {
        final byte[] channel;
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        int length;

        Growing(long instance) {
            channel = RedisNames.engineReplies(instance).getBytes(StandardCharsets.US_ASCII);
        }

        RedisEventLog.Message take() {
            byte[] bytes = new byte[length];
            buffer.getBytes(0, bytes);
            length = 0;
            return new RedisEventLog.Message(channel, bytes);
        }
    }

    /** Sends over the connection of that log. */
    public RedisReplies(RedisEventLog events) {
        this.events = events;
    }

    @Override
    public void send(long instance, DirectBuffer buffer, int offset, int length) {
        Growing message = growing.get(instance);
        if (message == null) {
            message = new Growing(instance);
            growing.put(instance, message);
        }
        message.buffer.putInt(message.length, length, ByteOrder.LITTLE_ENDIAN);
        message.buffer.putBytes(message.length + Integer.BYTES, buffer, offset, length);
        message.length += Integer.BYTES + length;
        if (message.length >= MESSAGE_SIZE) {
            full.add(message.take());
        }
    }

    @Override
    public void flush() {
        List<RedisEventLog.Message> messages = take();
        try {
            events.flush(messages);
        } catch (LogUnavailableException e) {
            log.warn("replies are lost count={} reason=\"{}\"", messages.size(), e.getMessage());
        }
    }

    @Override
    public int flushAfter(EventLog written) {
        if (written != events) {
            return Replies.super.flushAfter(written);
        }
        List<RedisEventLog.Message> messages = take();
        int refused = events.flush(messages);
        if (refused > 0) {
            full.addAll(messages);
        }
        return refused;
    }

    @Override
    public void clear() {
        growing.clear();
        full.clear();
    }

    private List<RedisEventLog.Message> take() {
        growing.forEachLong((instance, message) -> {
            if (message.length > 0) {
                full.add(message.take());
            }
        });
        List<RedisEventLog.Message> messages = List.copyOf(full);
        clear();
        return messages;
    }
}
