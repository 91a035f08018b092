package dev.bourse.backend.access.limit;

import dev.bourse.backend.access.SharedRedis;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.RemoteBucketBuilder;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Token buckets in Redis, which all instances share. */
@Component
final class Buckets {

    private static final Duration KEPT_AFTER_REFILL = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);

    private final SharedRedis redis;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable ProxyManager<String> manager;

    Buckets(SharedRedis redis) {
        this.redis = redis;
    }

    /**
     * A bucket that asks Redis each time, and so never gives more than it has.
     *
     * @throws RedisException when Redis can't be reached
     */
    BucketProxy exact(String key, long tokens, Duration period) {
        return buckets().build(key, () -> configuration(tokens, period));
    }

    /**
     * A bucket of one second that gives a few tokens on its own account before it tells Redis: one round trip for many
     * requests. Each instance may give so many more than it should.
     *
     * @throws RedisException when Redis can't be reached
     */
    BucketProxy quick(String key, long tokensPerSecond, DelayParameters delay) {
        return buckets()
                .withOptimization(Optimizations.delaying(delay))
                .build(key, () -> configuration(tokensPerSecond, Duration.ofSeconds(1)));
    }

    private static BucketConfiguration configuration(long tokens, Duration period) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                .build();
    }

    private RemoteBucketBuilder<String> buckets() {
        ProxyManager<String> known = manager;
        return (known == null ? connect() : known).builder();
    }

    private ProxyManager<String> connect() {
        connecting.lock();
        try {
            ProxyManager<String> known = manager;
            if (known != null) {
                return known;
            }
            ProxyManager<String> made = Bucket4jLettuce.casBasedBuilder(redis.connection())
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_AFTER_REFILL))
                    .requestTimeout(REQUEST_TIMEOUT)
                    .build();
            manager = made;
            return made;
        } finally {
            connecting.unlock();
        }
    }
}
