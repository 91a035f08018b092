package dev.bourse.engine.transport;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogTrimmedException;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The command log as the Redis stream {@code engine.commands}. An entry's time is the first part of its id, which never goes back. */
public final class RedisCommandLog implements CommandLog {

    private static final byte[] STREAM = bytes(RedisNames.ENGINE_COMMANDS);
    private static final byte[] TRIMMED = bytes(RedisNames.ENGINE_COMMANDS_TRIMMED);
    private static final byte[] DATA = bytes(RedisNames.DATA);

    /** The mark never goes back: an engine that is behind trims less than another has trimmed already. */
    private static final String MOVE_MARK = """
            local mark = redis.call('GET', KEYS[1])
            if mark then
              local major, minor = string.match(mark, '(%d+)-(%d+)')
              local ahead = tonumber(major) - tonumber(ARGV[1])
              if ahead > 0 or (ahead == 0 and tonumber(minor) >= tonumber(ARGV[2])) then
                return 0
              end
            end
            redis.call('SET', KEYS[1], ARGV[1] .. '-' .. ARGV[2])
            return 1
            """;

    private final RedisLink link;
    private final UnsafeBuffer entry = new UnsafeBuffer(0, 0);

    public RedisCommandLog(RedisLink link) {
        this.link = link;
    }

    @Override
    public LogPosition append(DirectBuffer command, int offset, int length) {
        byte[] data = new byte[length];
        command.getBytes(offset, data);
        return link.call("append a command", redis -> StreamIds.parse(link.await(redis.xadd(STREAM, DATA, data))));
    }

    @Override
    public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
        List<StreamMessage<byte[], byte[]>> entries = link.call("read commands", redis -> {
            XReadArgs args = XReadArgs.Builder.count(limit);
            if (wait.isPositive()) {
                args.block(wait);
            }
            RedisFuture<List<StreamMessage<byte[], byte[]>>> read = read(redis, args, after);
            RedisFuture<byte[]> trimmed = redis.get(TRIMMED);
            List<StreamMessage<byte[], byte[]>> result = link.await(read, wait);
            LogPosition trimmedTo = position(link.await(trimmed));
            if (trimmedTo.isAfter(after)) {
                throw new LogTrimmedException("commands after " + after + " were asked for, but those up to "
                        + trimmedTo + " have been trimmed");
            }
            return result;
        });
        for (StreamMessage<byte[], byte[]> it : entries) {
            LogPosition position = StreamIds.parse(it.getId());
            byte[] data = data(it.getBody());
            entry.wrap(data);
            handler.entry(position.major(), position.minor(), position.major(), entry, 0, data.length);
        }
        return entries.size();
    }

    @Override
    public LogPosition last() {
        return link.call("look at the command log", redis -> StreamIds.last(link, redis, STREAM));
    }

    @Override
    public void trim(LogPosition position) {
        String next = new LogPosition(position.major(), position.minor() + 1).toString();
        link.call("trim the command log", redis -> {
            // The mark first: whoever sees an entry missing must see why.
            link.await(moveMark(redis, position));
            return link.await(redis.xtrim(STREAM, new XTrimArgs().minId(next).approximateTrimming()));
        });
    }

    @Override
    public LogPosition trimmedTo() {
        return link.call("look at the command log", redis -> position(link.await(redis.get(TRIMMED))));
    }

    /** The one field that an entry has; whatever else somebody has put there is nothing that can be read. */
    private static byte[] data(Map<byte[], byte[]> body) {
        for (Map.Entry<byte[], byte[]> field : body.entrySet()) {
            if (Arrays.equals(field.getKey(), DATA)) {
                return field.getValue();
            }
        }
        return new byte[0];
    }

    @SuppressWarnings("unchecked") // the array of one that the client wants is a generic one
    private static RedisFuture<List<StreamMessage<byte[], byte[]>>> read(
            RedisAsyncCommands<byte[], byte[]> redis, XReadArgs args, LogPosition after) {
        return redis.xread(args, XReadArgs.StreamOffset.from(STREAM, after.toString()));
    }

    private static RedisFuture<Long> moveMark(RedisAsyncCommands<byte[], byte[]> redis, LogPosition position) {
        return redis.eval(
                MOVE_MARK,
                ScriptOutputType.INTEGER,
                new byte[][] {TRIMMED},
                bytes(Long.toString(position.major())),
                bytes(Long.toString(position.minor())));
    }

    private static LogPosition position(byte @Nullable [] mark) {
        return mark == null ? LogPosition.START : StreamIds.parse(new String(mark, StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
