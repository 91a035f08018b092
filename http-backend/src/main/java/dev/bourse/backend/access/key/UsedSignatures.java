package dev.bourse.backend.access.key;

import dev.bourse.backend.access.SharedRedis;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.redis.RedisNames;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import java.util.concurrent.ExecutionException;
import org.springframework.stereotype.Component;

/** The signatures of requests that change something, in Redis for as long as their timestamp admits them. */
@Component
final class UsedSignatures {

    private static final byte[] NOTHING = {};

    private final SharedRedis redis;

    UsedSignatures(SharedRedis redis) {
        this.redis = redis;
    }

    /**
     * Remembers a signature for so many milliseconds; false when it is remembered already.
     *
     * @throws RefusedException when Redis can't be reached, and so nobody knows
     */
    boolean add(String signature, long forMs) {
        try {
            String first = redis.connection()
                    .async()
                    .set(
                            RedisNames.signature(signature),
                            NOTHING,
                            SetArgs.Builder.nx().px(forMs))
                    .get();
            return first != null;
        } catch (RedisException | ExecutionException e) {
            throw RefusedException.of(ErrorCode.REDIS_UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RefusedException.of(ErrorCode.REDIS_UNAVAILABLE);
        }
    }
}
