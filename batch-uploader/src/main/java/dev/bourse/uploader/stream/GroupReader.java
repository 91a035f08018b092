package dev.bourse.uploader.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.models.stream.ClaimedMessages;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one stream as a member of the group. For one thread. */
public final class GroupReader {

    private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);
    private static final byte[] GROUP = RedisNames.UPLOADER_GROUP.getBytes(UTF_8);
    private static final String BEGINNING = "0-0";

    /** Redis does nothing else while it answers, so a backlog is read in bites of a few milliseconds. */
    private static final int MOST_AT_ONCE = 2_000;

    private final RedisLink redis;
    private final String name;
    private final byte[] stream;
    private final Consumer<byte[]> consumer;

    public GroupReader(RedisLink redis, String stream, String consumer) {
        this.redis = redis;
        this.name = stream;
        this.stream = stream.getBytes(UTF_8);
        this.consumer = Consumer.from(GROUP, consumer.getBytes(UTF_8));
    }

    /**
     * Entries that no consumer was given yet: at most {@code most}, as many as there are at this moment, and if there are none
     * the first that come within {@code patience}.
     */
    public List<Entry> read(int most, Duration patience) {
        List<Entry> entries = new ArrayList<>();
        Duration wait = patience;
        while (entries.size() < most) {
            int count = Math.min(most - entries.size(), MOST_AT_ONCE);
            List<Entry> some = readGroup(StreamOffset.lastConsumed(stream), count, wait);
            entries.addAll(some);
            if (some.size() < count) {
                break;
            }
            wait = Duration.ZERO;
        }
        return entries;
    }

    /** Entries that this consumer was given in an earlier life and has not acknowledged, after the one with that id. */
    public List<Entry> readOwn(int most, String afterId) {
        return readGroup(StreamOffset.from(stream, afterId), most, Duration.ZERO);
    }

    /** Takes over entries that another consumer, or a failed command of our own, has held for at least {@code idle}. */
    public List<Entry> claim(int most, Duration idle) {
        List<Entry> entries = new ArrayList<>();
        try {
            forgetVanished();
            String cursor = BEGINNING;
            do {
                int count = Math.min(most - entries.size(), MOST_AT_ONCE);
                ClaimedMessages<byte[], byte[]> claimed = redis.commands()
                        .xautoclaim(
                                stream,
                                new XAutoClaimArgs<byte[]>()
                                        .consumer(consumer)
                                        .minIdleTime(idle)
                                        .startId(cursor)
                                        .count(count));
                entries.addAll(entries(claimed.getMessages()));
                cursor = claimed.getId();
            } while (!cursor.equals(BEGINNING) && entries.size() < most);
        } catch (RedisCommandExecutionException e) {
            createGroupIfMissing(e);
        }
        return entries;
    }

    @SuppressWarnings("unchecked") // the client's varargs of a generic type
    private List<Entry> readGroup(StreamOffset<byte[]> offset, int count, Duration wait) {
        XReadArgs args = XReadArgs.Builder.count(count);
        if (wait.toMillis() > 0) {
            args.block(wait);
        }
        try {
            return entries(redis.commands().xreadgroup(consumer, args, offset));
        } catch (RedisCommandExecutionException e) {
            createGroupIfMissing(e);
            return List.of();
        }
    }

    /** From the first entry on, so that nothing is missed; also when Redis has lost the group. */
    private void createGroupIfMissing(RedisCommandExecutionException failure) {
        String message = String.valueOf(failure.getMessage());
        // UNBLOCKED is the answer to who waits on a stream that is being deleted.
        if (!message.startsWith("NOGROUP") && !message.startsWith("UNBLOCKED")) {
            throw failure;
        }
        try {
            redis.commands()
                    .xgroupCreate(StreamOffset.from(stream, BEGINNING), GROUP, XGroupCreateArgs.Builder.mkstream(true));
            LOG.info("group created stream={} group={}", name, RedisNames.UPLOADER_GROUP);
        } catch (RedisBusyException e) {
            LOG.debug("group was created by another process stream={}", name);
        }
    }

    /**
     * Acknowledges what is pending but no longer in the stream: somebody has trimmed or deleted it. Redis before 7 would hand
     * it out as nothing for ever, and it would hold up our own trimming.
     */
    private void forgetVanished() {
        RedisCommands<byte[], byte[]> commands = redis.commands();
        if (commands.exists(stream) == 0) {
            return;
        }
        List<StreamMessage<byte[], byte[]>> first = commands.xrange(stream, Range.unbounded(), Limit.from(1));
        Range<String> before = first.isEmpty()
                ? Range.unbounded()
                : Range.from(
                        Range.Boundary.unbounded(),
                        Range.Boundary.excluding(first.getFirst().getId()));
        List<PendingMessage> vanished = commands.xpending(stream, GROUP, before, Limit.from(MOST_AT_ONCE));
        if (!vanished.isEmpty()) {
            commands.xack(
                    stream, GROUP, vanished.stream().map(PendingMessage::getId).toArray(String[]::new));
            LOG.error("entries were deleted before they were stored stream={} count={}", name, vanished.size());
        }
    }

    private static List<Entry> entries(List<StreamMessage<byte[], byte[]>> messages) {
        return messages.stream()
                .filter(message ->
                        message.getBody() != null && !message.getBody().isEmpty())
                .map(message -> new Entry(message.getId(), message.getBody()))
                .toList();
    }
}
