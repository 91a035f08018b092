package dev.bourse.exchange.redis;

import dev.bourse.common.log.LogPosition;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The ids of a Redis stream's entries: two numbers with a dash between them. */
final class StreamIds {

    private static final String LAST_GENERATED_ID = "last-generated-id";

    private StreamIds() {}

    static LogPosition parse(String id) {
        int dash = id.indexOf('-');
        return new LogPosition(Long.parseLong(id, 0, dash, 10), Long.parseLong(id, dash + 1, id.length(), 10));
    }

    /** The id that a stream gave out last, also when that entry has been trimmed; {@link LogPosition#START} without a stream. */
    static LogPosition last(RedisLink link, StatefulRedisConnection<byte[], byte[]> redis, byte[] stream)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Object> info;
        try {
            info = link.await(redis.async().xinfoStream(stream));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisCommandExecutionException error
                    && String.valueOf(error.getMessage()).contains("no such key")) {
                return LogPosition.START;
            }
            throw e;
        }
        for (int i = 0; i + 1 < info.size(); i += 2) {
            if (LAST_GENERATED_ID.equals(text(info.get(i)))) {
                return parse(text(info.get(i + 1)));
            }
        }
        throw new IllegalStateException("XINFO STREAM does not tell the " + LAST_GENERATED_ID);
    }

    static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.US_ASCII) : value.toString();
    }
}
