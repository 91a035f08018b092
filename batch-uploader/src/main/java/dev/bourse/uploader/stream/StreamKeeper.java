package dev.bourse.uploader.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.models.stream.PendingMessages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one stream bounded and its group tidy, and measures what is still to do. For one thread. */
public final class StreamKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(StreamKeeper.class);

    /**
     * In one step, so that nobody can be given an entry between the look and the removal. Redis before 7.2 takes a living
     * consumer of a quiet stream for a silent one; that does no harm, as it is made again with its next entry.
     */
    private static final String REMOVE_DEAD_CONSUMERS = """
            local removed = 0
            for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
                local info = {}
                for i = 1, #consumer, 2 do info[consumer[i]] = consumer[i + 1] end
                if info.pending == 0 and info.idle > tonumber(ARGV[2]) then
                    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], info.name)
                    removed = removed + 1
                end
            end
            return removed
            """;

    /** Counts where Redis does not tell, without sending what it counts. */
    private static final String COUNT_AFTER =
            "return #redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])";

    /** Counting more would hold Redis up. */
    private static final long MOST_COUNTED = 1_000;

    private final RedisLink redis;
    private final String name;
    private final byte[] stream;
    private final Duration consumerExpiry;
    private final InstantSource clock;
    private final TailMarks tail;

    /**
     * For one stream.
     *
     * @param keepEntries how many acknowledged entries stay for other readers
     * @param consumerExpiry after which silence a consumer that holds nothing is removed
     */
    public StreamKeeper(
            RedisLink redis, String stream, long keepEntries, Duration consumerExpiry, InstantSource clock) {
        this.redis = redis;
        this.name = stream;
        this.stream = stream.getBytes(UTF_8);
        this.consumerExpiry = consumerExpiry;
        this.clock = clock;
        this.tail = new TailMarks(keepEntries);
    }

    /** Trims, removes dead consumers, and returns what is still to do. */
    public Backlog keep() {
        RedisCommands<byte[], byte[]> commands = redis.commands();
        if (commands.exists(stream) == 0) {
            return Backlog.NONE;
        }
        Map<String, Object> info = fields(commands.xinfoStream(stream));
        List<Group> groups = new ArrayList<>();
        for (Object group : commands.xinfoGroups(stream)) {
            groups.add(group(commands, fields((List<?>) group)));
        }
        tail.see(StreamId.parse(text(info.get("last-generated-id"))), number(info.get("length")));
        trim(commands, groups);
        for (Group group : groups) {
            if (group.name().equals(RedisNames.UPLOADER_GROUP)) {
                removeDeadConsumers(commands);
                return backlog(commands, group, info);
            }
        }
        return Backlog.NONE;
    }

    /**
     * A consumer group.
     *
     * @param delivered all entries up to this one have been given to a consumer
     * @param oldestPending the oldest of them that is not acknowledged, null when all are
     * @param lag entries that have not been given to a consumer, null when Redis does not tell
     */
    private record Group(
            String name,
            StreamId delivered,
            long pending,
            @Nullable StreamId oldestPending,
            @Nullable Long lag) {

        /** All entries before this one are done. */
        StreamId done() {
            return oldestPending == null ? delivered : oldestPending;
        }
    }

    private Group group(RedisCommands<byte[], byte[]> commands, Map<String, Object> info) {
        String groupName = text(info.get("name"));
        PendingMessages pending = commands.xpending(stream, groupName.getBytes(UTF_8));
        String oldest = pending.getCount() == 0
                ? null
                : pending.getMessageIds().getLower().getValue();
        return new Group(
                groupName,
                StreamId.parse(text(info.get("last-delivered-id"))),
                pending.getCount(),
                oldest == null ? null : StreamId.parse(oldest),
                info.get("lag") instanceof Long lag ? lag : null);
    }

    /** Entries that all groups are done with go, but for the tail. Other groups count like our own. */
    private void trim(RedisCommands<byte[], byte[]> commands, List<Group> groups) {
        StreamId first = tail.safe();
        for (Group group : groups) {
            first = group.done().compareTo(first) < 0 ? group.done() : first;
        }
        if (groups.isEmpty() || first.equals(StreamId.ZERO)) {
            return;
        }
        long trimmed =
                commands.xtrim(stream, XTrimArgs.Builder.minId(first.toString()).approximateTrimming());
        tail.trimmed(trimmed);
        if (trimmed > 0) {
            LOG.debug("trimmed stream={} entries={} before={}", name, trimmed, first);
        }
    }

    private void removeDeadConsumers(RedisCommands<byte[], byte[]> commands) {
        Long removed = commands.eval(
                REMOVE_DEAD_CONSUMERS,
                ScriptOutputType.INTEGER,
                new byte[][] {stream},
                RedisNames.UPLOADER_GROUP.getBytes(UTF_8),
                Long.toString(consumerExpiry.toMillis()).getBytes(UTF_8));
        if (removed != null && removed > 0) {
            LOG.info("dead consumers removed stream={} count={}", name, removed);
        }
    }

    private Backlog backlog(RedisCommands<byte[], byte[]> commands, Group group, Map<String, Object> info) {
        StreamId last = StreamId.parse(text(info.get("last-generated-id")));
        boolean allDelivered = group.delivered().compareTo(last) >= 0;
        long undelivered = allDelivered ? 0 : group.lag() != null ? group.lag() : counted(commands, group, info);
        StreamId oldest = group.oldestPending();
        if (oldest == null && !allDelivered) {
            oldest = firstAfter(commands, group.delivered());
        }
        Duration age =
                oldest == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - oldest.timeMs()));
        return new Backlog(undelivered + group.pending(), group.pending(), age);
    }

    /** What has not been given to a consumer; when that is more than can be counted, all there is in the stream. */
    private long counted(RedisCommands<byte[], byte[]> commands, Group group, Map<String, Object> info) {
        Long count = commands.eval(
                COUNT_AFTER,
                ScriptOutputType.INTEGER,
                new byte[][] {stream},
                group.delivered().toString().getBytes(UTF_8),
                Long.toString(MOST_COUNTED).getBytes(UTF_8));
        return count != null && count < MOST_COUNTED ? count : number(info.get("length"));
    }

    private @Nullable StreamId firstAfter(RedisCommands<byte[], byte[]> commands, StreamId id) {
        List<StreamMessage<byte[], byte[]>> next = commands.xrange(
                stream, Range.from(Range.Boundary.excluding(id.toString()), Range.Boundary.unbounded()), Limit.from(1));
        return next.isEmpty() ? null : StreamId.parse(next.getFirst().getId());
    }

    /** Redis answers with name, value, name, value … */
    private static Map<String, Object> fields(List<?> answer) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            if (answer.get(i + 1) != null) {
                fields.put(text(answer.get(i)), answer.get(i + 1));
            }
        }
        return fields;
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
