package dev.bourse.exchange.redis;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogTrimmedException;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.agrona.DirectBuffer;
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
    private @Nullable EntriesOutput idle;

    public RedisCommandLog(RedisLink link) {
        this.link = link;
    }

    @Override
    public LogPosition append(DirectBuffer command, int offset, int length) {
        byte[] data = new byte[length];
        command.getBytes(offset, data);
        return link.call(
                "append a command",
                redis -> StreamIds.parse(link.await(redis.async().xadd(STREAM, DATA, data))));
    }

    @Override
    public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
        return read(after, limit, wait, (_, _) -> {}, handler);
    }

    @Override
    public int read(LogPosition after, int limit, Duration wait, Meanwhile meanwhile, EntryHandler handler) {
        EntriesOutput entries = idle == null ? new EntriesOutput() : idle;
        idle = null; // not used again after a failure: its answer may still come
        link.call("read commands", redis -> {
            RedisFuture<EntriesOutput> read = redis.async()
                    .dispatch(
                            CommandType.XREAD, entries.forRead(), EntriesOutput.readAfter(STREAM, after, limit, wait));
            RedisFuture<byte[]> trimmed = redis.async().get(TRIMMED);
            link.await(read, wait, meanwhile);
            LogPosition trimmedTo = position(link.await(trimmed));
            if (trimmedTo.isAfter(after)) {
                throw new LogTrimmedException("commands after " + after + " were asked for, but those up to "
                        + trimmedTo + " have been trimmed");
            }
            return entries;
        });
        idle = entries;
        entries.visit(
                (major, minor, bytes, offset, length) -> handler.entry(major, minor, major, bytes, offset, length));
        return entries.count();
    }

    @Override
    public LogPosition last() {
        return link.call("look at the command log", redis -> StreamIds.last(link, redis, STREAM));
    }

    @Override
    public boolean has(LogPosition position) {
        Range<String> only = Range.create(position.toString(), position.toString());
        return !link.call(
                        "look for a command", redis -> link.await(redis.async().xrange(STREAM, only)))
                .isEmpty();
    }

    @Override
    public void trim(LogPosition position) {
        String next = new LogPosition(position.major(), position.minor() + 1).toString();
        link.call("trim the command log", redis -> {
            // The mark first: whoever sees an entry missing must see why.
            link.await(moveMark(redis, position));
            return link.await(
                    redis.async().xtrim(STREAM, new XTrimArgs().minId(next).approximateTrimming()));
        });
    }

    @Override
    public LogPosition trimmedTo() {
        return link.call(
                "look at the command log",
                redis -> position(link.await(redis.async().get(TRIMMED))));
    }

    private static RedisFuture<Long> moveMark(StatefulRedisConnection<byte[], byte[]> redis, LogPosition position) {
        return redis.async()
                .eval(
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
