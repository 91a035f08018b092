package dev.bourse.backend.access.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.RemoteBucketBuilder;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Token buckets in Redis, which all instances share. The connection is made when the first bucket is wanted, since the service
 * starts without Redis as well.
 */
@Component
final class Buckets implements AutoCloseable {

    private static final Duration KEPT_AFTER_REFILL = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(1);

    private final LettuceConnectionFactory factory;
    private final ReentrantLock connecting = new ReentrantLock();
    private @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile @Nullable ProxyManager<String> manager;

    Buckets(LettuceConnectionFactory factory) {
        this.factory = factory;
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

    @Override
    public void close() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open != null) {
            open.close();
        }
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
            AbstractRedisClient client = factory.getRequiredNativeClient();
            if (!(client instanceof RedisClient single)) {
                throw new IllegalStateException("not the client of a single Redis: " + client);
            }
            StatefulRedisConnection<String, byte[]> opened =
                    single.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            connection = opened;
            ProxyManager<String> made = Bucket4jLettuce.casBasedBuilder(opened)
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
