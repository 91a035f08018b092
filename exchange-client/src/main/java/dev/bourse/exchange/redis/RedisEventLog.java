package dev.bourse.exchange.redis;

import dev.bourse.common.log.EventLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.Base16;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The event log as the Redis stream {@code engine.events}. The id of an entry is {@code sequence-0}, with the sequence of its last event; Redis
 * itself refuses an id that is not greater than all before.
 */
public final class RedisEventLog implements EventLog {

    private static final byte[] STREAM = RedisNames.ENGINE_EVENTS.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ARCHIVED = RedisNames.ENGINE_EVENTS_ARCHIVED.getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] KEYS = {STREAM};

    /** More than that is written in several calls, since Redis answers nobody else during one. */
    private static final int CALL_BYTES = 1 << 20;

    /**
     * Takes how many entries there are, their ids and bytes, then channels and messages. Returns how many entries were refused because their
     * id, or a greater one, was there already; publishes the messages when none was.
     */
    private static final byte[] WRITE = ascii("""
            local entries = tonumber(ARGV[1])
            local refused = 0
            for i = 2, 2 * entries, 2 do
              local result = redis.pcall('XADD', KEYS[1], ARGV[i], 'data', ARGV[i + 1])
              if type(result) == 'table' and result.err then
                if not string.find(result.err, 'equal or smaller than the target stream top item', 1, true) then
                  return result
                end
                refused = refused + 1
              end
            end
            if refused == 0 then
              for i = 2 * entries + 2, #ARGV, 2 do
                redis.call('PUBLISH', ARGV[i], ARGV[i + 1])
              end
            end
            return refused
            """);

    private static final String WRITE_DIGEST = Base16.digest(WRITE);

    /** Something to publish on a channel. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Message(byte[] channel, byte[] bytes) {}

    private final RedisLink link;
    private final LongArrayList waitingIds = new LongArrayList();
    private final List<byte[]> waiting = new ArrayList<>();
    private @Nullable EntriesOutput idle;

    public RedisEventLog(RedisLink link) {
        this.link = link;
    }

    @Override
    public void append(long lastSequence, DirectBuffer buffer, int offset, int length) {
        byte[] data = new byte[length];
        buffer.getBytes(offset, data);
        waitingIds.addLong(lastSequence);
        waiting.add(data);
    }

    @Override
    public int flush() {
        return flush(List.of());
    }

    /**
     * Writes what was appended, and publishes messages in the same step when none of it was refused: one way to Redis and back instead of two.
     *
     * @return how many entries were refused; when there are any, no message was sent
     */
    public int flush(List<Message> messages) {
        try {
            int refused = 0;
            int from = 0;
            while (from < waiting.size() || (waiting.isEmpty() && !messages.isEmpty())) {
                int first = from;
                int end = endOfCall(from);
                List<Message> after = end == waiting.size() && refused == 0 ? messages : List.of();
                refused += link.call("write events", redis -> write(redis, first, end, after));
                if (end == waiting.size()) {
                    return refused;
                }
                from = end;
            }
            return refused;
        } finally {
            waitingIds.clear();
            waiting.clear();
        }
    }

    @Override
    public long lastSequence() {
        return link.call(
                "look at the event log",
                redis -> StreamIds.last(link, redis, STREAM).major());
    }

    @Override
    public byte @Nullable [] last() {
        List<StreamMessage<byte[], byte[]>> newest = link.call(
                "look at the event log",
                redis -> link.await(redis.async().xrevrange(STREAM, Range.unbounded(), Limit.from(1))));
        return newest.isEmpty()
                ? null
                : newest.getFirst().getBody().values().iterator().next();
    }

    @Override
    public int read(long afterSequence, int limit, Duration wait, EntryHandler handler) {
        EntriesOutput entries = idle == null ? new EntriesOutput() : idle;
        idle = null; // not used again after a failure: its answer may still come
        LogPosition after = new LogPosition(afterSequence, 0);
        link.call("read events", redis -> {
            CommandArgs<byte[], byte[]> arguments = EntriesOutput.readAfter(STREAM, after, limit, wait);
            return link.await(redis.async().dispatch(CommandType.XREAD, entries.forRead(), arguments), wait);
        });
        idle = entries;
        entries.visit((sequence, minor, bytes, offset, length) -> handler.entry(sequence, bytes, offset, length));
        return entries.count();
    }

    @Override
    public long archivedTo() {
        byte[] mark = link.call(
                "look at the event log", redis -> link.await(redis.async().get(ARCHIVED)));
        return mark == null ? 0 : Long.parseLong(new String(mark, StandardCharsets.US_ASCII));
    }

    @Override
    public void archived(long sequence) {
        link.call(
                "mark the event log", redis -> link.await(redis.async().set(ARCHIVED, ascii(Long.toString(sequence)))));
    }

    @Override
    public void trim(long sequence) {
        if (sequence > 0) {
            link.call(
                    "trim the event log",
                    redis -> link.await(redis.async()
                            .xtrim(
                                    STREAM,
                                    new XTrimArgs().minId((sequence + 1) + "-0").approximateTrimming())));
        }
    }

    private int endOfCall(int from) {
        int size = 0;
        int end = from;
        while (end < waiting.size() && size < CALL_BYTES) {
            size += waiting.get(end++).length;
        }
        return end;
    }

    private int write(StatefulRedisConnection<byte[], byte[]> redis, int from, int end, List<Message> after)
            throws InterruptedException, ExecutionException, TimeoutException {
        byte[][] arguments = new byte[1 + 2 * (end - from) + 2 * after.size()][];
        int next = 0;
        arguments[next++] = ascii(Integer.toString(end - from));
        for (int i = from; i < end; i++) {
            arguments[next++] = ascii(waitingIds.getLong(i) + "-0");
            arguments[next++] = waiting.get(i);
        }
        for (Message it : after) {
            arguments[next++] = it.channel();
            arguments[next++] = it.bytes();
        }
        RedisFuture<Long> refused = redis.async().evalsha(WRITE_DIGEST, ScriptOutputType.INTEGER, KEYS, arguments);
        try {
            return link.await(refused).intValue();
        } catch (ExecutionException e) {
            if (e.getCause()
                    instanceof RedisNoScriptException) { // Redis was started anew: it knows the script after this
                refused = redis.async().eval(WRITE, ScriptOutputType.INTEGER, KEYS, arguments);
                return link.await(refused).intValue();
            }
            throw e;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
