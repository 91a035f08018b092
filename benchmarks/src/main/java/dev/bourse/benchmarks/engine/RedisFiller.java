package dev.bourse.benchmarks.engine;

import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Puts a stream of commands into the log, with nobody reading. */
final class RedisFiller {

    private static final byte[] STREAM = RedisNames.ENGINE_COMMANDS.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = RedisNames.DATA.getBytes(StandardCharsets.US_ASCII);
    private static final int BATCH = 10_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private RedisFiller() {}

    static void fill(RedisClient client, EncodedCommands stream) {
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            connection.setAutoFlushCommands(false);
            List<RedisFuture<String>> sent = new ArrayList<>();
            for (int i = 0; i < stream.size(); i++) {
                byte[] bytes = new byte[stream.length(i)];
                stream.buffer().getBytes(stream.offset(i), bytes);
                sent.add(connection.async().xadd(STREAM, DATA, bytes));
                if (sent.size() == BATCH || i == stream.size() - 1) {
                    connection.flushCommands();
                    sent.forEach(it -> await(it));
                    sent.clear();
                }
            }
        }
    }

    private static void await(RedisFuture<String> answer) {
        try {
            if (!answer.await(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Redis does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
