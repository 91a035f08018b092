package dev.bourse.backend.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SlowRedisIT {

    private static final String NEEDS_NO_REDIS = "/api/v1/udf/time";

    @Test
    void allWhoWaitForASlowRedisTogetherAreLetThrough() throws Exception {
        try (TestBackend backend = TestBackend.start("--MARKET_DATA_PER_SECOND=1000");
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            assertThat(backend.get(NEEDS_NO_REDIS).statusCode()).isEqualTo(200);
            pause(backend.redis().url());

            Callable<Integer> ask = () -> backend.get(NEEDS_NO_REDIS).statusCode();
            for (Future<Integer> it : threads.invokeAll(Collections.nCopies(1_000, ask))) {
                assertThat(it.get()).isEqualTo(200);
            }
        }
    }

    /** It answers nobody for three seconds. */
    private static void pause(String url) {
        try (RedisClient redis = RedisClient.create(url);
                StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection
                    .sync()
                    .dispatch(
                            CommandType.CLIENT,
                            new StatusOutput<>(StringCodec.UTF8),
                            new CommandArgs<>(StringCodec.UTF8).add("PAUSE").add(3_000));
        }
    }
}
