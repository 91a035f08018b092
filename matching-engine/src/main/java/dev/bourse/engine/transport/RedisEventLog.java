package dev.bourse.engine.transport;

import dev.bourse.common.log.EventLog;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandKeyword;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.RedisCommand;
import java.nio.charset.StandardCharsets;
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
    private static final byte[] DATA = RedisNames.DATA.getBytes(StandardCharsets.US_ASCII);

    private final RedisLink link;
    private final LongArrayList waitingIds = new LongArrayList();
    private final List<byte[]> waiting = new ArrayList<>();

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
                redis -> link.await(redis.async().xrevrange(STREAM, Range.unbounded(), Limit.from(1))));
        return newest.isEmpty()
                ? null
                : newest.getFirst().getBody().values().iterator().next();
    }

    @Override
    public int read(long afterSequence, int limit, EntryHandler handler) {
        CommandArgs<byte[], byte[]> arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE)
                .addKey(STREAM)
                .add("(" + afterSequence + "-0")
                .add("+")
                .add(CommandKeyword.COUNT)
                .add(limit);
        EntriesOutput entries = link.call(
                "read events",
                redis -> link.await(
                        redis.async().dispatch(CommandType.XRANGE, new EntriesOutput().forRange(), arguments)));
        entries.visit((sequence, minor, bytes, offset, length) -> handler.entry(sequence, bytes, offset, length));
        return entries.count();
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

    /** All in one packet, of which only the last is waited for: Redis answers in order. */
    private int write(StatefulRedisConnection<byte[], byte[]> redis)
            throws InterruptedException, ExecutionException, TimeoutException {
        AppendOutput answers = new AppendOutput();
        List<RedisCommand<byte[], byte[], AppendOutput>> all = new ArrayList<>(waiting.size());
        for (int i = 0; i < waiting.size(); i++) {
            CommandArgs<byte[], byte[]> arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE)
                    .addKey(STREAM)
                    .add(waitingIds.getLong(i) + "-0")
                    .add(DATA)
                    .add(waiting.get(i));
            all.add(new Command<>(CommandType.XADD, answers, arguments));
        }
        AsyncCommand<byte[], byte[], AppendOutput> last = new AsyncCommand<>(all.removeLast());
        all.add(last);
        redis.dispatch(all);
        return link.await(last).refused();
    }
}
