package dev.bourse.backend.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

final class SlowRedisIT {

    private static final String NEEDS_NO_REDIS = "/api/v1/udf/time";

    @Test
    void allWhoWaitForASlowRedisTogetherAreLetThrough() throws Exception {
        try (TestBackend backend = TestBackend.start("--MARKET_DATA_PER_SECOND=1000");
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            assertThat(backend.get(NEEDS_NO_REDIS).statusCode()).isEqualTo(200);
            backend.redisCommands()
                    .execute((RedisCallback<Object>) it -> it.execute("CLIENT", bytes("PAUSE"), bytes("3000")));

            Callable<Integer> ask = () -> backend.get(NEEDS_NO_REDIS).statusCode();
            for (Future<Integer> it : threads.invokeAll(Collections.nCopies(400, ask))) {
                assertThat(it.get()).isEqualTo(200);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
