package dev.bourse.engine.transport;

import dev.bourse.common.log.EventLog;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The event log as the Redis stream {@code engine.events}. The id of an entry is {@code sequence-0}, with the sequence of its last event; Redis
 * itself refuses an id that is not greater than all before.
 */
public final class RedisEventLog implements EventLog {

    private static final byte[] STREAM = RedisNames.ENGINE_EVENTS.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = RedisNames.DATA.getBytes(StandardCharsets.US_ASCII);
    private static final String ID_NOT_GREATER = "equal or smaller than the target stream top item";

    private final RedisLink link;
    private final LongArrayList waitingIds = new LongArrayList();
    private final List<byte[]> waiting = new ArrayList<>();
    private final UnsafeBuffer entry = new UnsafeBuffer(0, 0);

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
        if (waiting.isEmpty()) {
            return 0;
        }
        try {
            return link.call("write events", this::write);
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
                redis -> link.await(redis.xrevrange(STREAM, Range.unbounded(), Limit.from(1))));
        return newest.isEmpty() ? null : data(newest.getFirst());
    }

    @Override
    public int read(long afterSequence, int limit, EntryHandler handler) {
        Range<String> after = Range.from(Range.Boundary.excluding(afterSequence + "-0"), Range.Boundary.unbounded());
        List<StreamMessage<byte[], byte[]>> entries =
                link.call("read events", redis -> link.await(redis.xrange(STREAM, after, Limit.from(limit))));
        for (StreamMessage<byte[], byte[]> it : entries) {
            byte[] data = data(it);
            entry.wrap(data);
            handler.entry(StreamIds.parse(it.getId()).major(), entry, 0, data.length);
        }
        return entries.size();
    }

    @Override
    public void trim(long sequence) {
        if (sequence > 0) {
            link.call(
                    "trim the event log",
                    redis -> link.await(redis.xtrim(
                            STREAM, new XTrimArgs().minId((sequence + 1) + "-0").approximateTrimming())));
        }
    }

    private int write(RedisAsyncCommands<byte[], byte[]> redis)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<RedisFuture<String>> answers = new ArrayList<>(waiting.size());
        link.setAutoFlush(false);
        try {
            for (int i = 0; i < waiting.size(); i++) {
                String id = waitingIds.getLong(i) + "-0";
                answers.add(redis.xadd(STREAM, new XAddArgs().id(id), DATA, waiting.get(i)));
            }
            link.flush();
        } finally {
            link.setAutoFlush(true);
        }
        int refused = 0;
        for (RedisFuture<String> answer : answers) {
            refused += isRefused(answer) ? 1 : 0;
        }
        return refused;
    }

    private boolean isRefused(RedisFuture<String> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            link.await(answer);
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisCommandExecutionException error
                    && String.valueOf(error.getMessage()).contains(ID_NOT_GREATER)) {
                return true;
            }
            throw e;
        }
    }

    private static byte[] data(StreamMessage<byte[], byte[]> message) {
        return message.getBody().values().iterator().next();
    }
}
