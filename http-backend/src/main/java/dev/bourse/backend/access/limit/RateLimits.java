package dev.bourse.backend.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How many requests a second an account and an address may make; a key that an operator gave a rate of its own has only that.
 * A burst of one second's worth is always possible.
 *
 * <p>A limit protects, it is not correctness: while Redis is away requests are let through uncounted, which a metric and one log
 * line for each outage tell.
 */
@Component
public final class RateLimits {

    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);

    /** Part of a second's worth that this instance gives before it tells Redis. */
    private static final int SHARE = 10;

    private static final Duration LONGEST_DELAY = Duration.ofMillis(100);

    /** After a failure Redis is left alone for this while, so that one that is slow does not hold every request. */
    private static final long LEFT_ALONE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MOST_BUCKETS = 100_000;
    private static final long IN_USE = 0;

    private final Buckets buckets;
    private final int ordersPerSecond;
    private final int marketDataPerSecond;
    private final Counter uncounted;
    private final Cache<Key, Bucket> known = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    /** When Redis failed, by {@link System#nanoTime}; {@link #IN_USE} while it does not. */
    private final AtomicLong failedAt = new AtomicLong(IN_USE);

    RateLimits(Buckets buckets, HttpBackendProperties properties, MeterRegistry metrics) {
        this.buckets = buckets;
        this.ordersPerSecond = properties.ordersPerSecond();
        this.marketDataPerSecond = properties.marketDataPerSecond();
        this.uncounted = Counter.builder("bourse.rate.limit.uncounted")
                .description("Requests that were let through uncounted because Redis was away")
                .register(metrics);
    }

    /**
     * Takes one request from the budget and tells in the response what is left.
     *
     * @param identity null: nobody who is known
     * @throws RefusedException when nothing is left
     */
    public void take(Budget budget, @Nullable Identity identity, String address, HttpServletResponse response) {
        int general = general(budget);
        KeyRates key = identity == null ? null : identity.key();
        Integer own = key == null ? null : key.of(budget);
        if (key != null && own != null) {
            if (own > 0) {
                show(own, left(new Key(budget, "key:" + key.keyId(), own)), response);
            }
        } else if (general > 0) {
            long left = left(new Key(budget, address, general));
            if (identity != null) {
                long accounts =
                        left(new Key(budget, "account:" + identity.caller().accountId(), general));
                left = Math.min(left, accounts);
            }
            show(general, left, response);
        }
    }

    private int general(Budget budget) {
        return switch (budget) {
            case ORDERS -> ordersPerSecond;
            case MARKET_DATA -> marketDataPerSecond;
            case NONE -> 0;
        };
    }

    /** What is left after this request; when that is less than nothing, minus the nanoseconds to wait for the next. */
    private long left(Key key) {
        long failed = failedAt.get();
        if (failed != IN_USE && System.nanoTime() - failed < LEFT_ALONE_NANOS) {
            uncounted.increment();
            return key.perSecond();
        }
        try {
            ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
            if (failed != IN_USE && failedAt.compareAndSet(failed, IN_USE)) {
                log.info("rate limits count again");
            }
            return probe.isConsumed() ? probe.getRemainingTokens() : -Math.max(1, probe.getNanosToWaitForRefill());
        } catch (RedisException | TimeoutException | BatchFailedException e) {
            long now = System.nanoTime() | 1; // never IN_USE
            if (failedAt.getAndSet(now) == IN_USE) {
                log.warn("rate limits don't count, as Redis can't be reached cause={}", e.getMessage());
            }
            uncounted.increment();
            return key.perSecond();
        }
    }

    private Bucket bucket(Key key) {
        Bucket bucket = known.getIfPresent(key);
        if (bucket == null) {
            DelayParameters delay = new DelayParameters(Math.max(1, key.perSecond() / SHARE), LONGEST_DELAY);
            bucket = known.get(key, it -> buckets.quick(it.redisKey(), it.perSecond(), delay));
        }
        return bucket;
    }

    private static void show(int limit, long left, HttpServletResponse response) {
        response.setHeader("X-RateLimit-Limit", Integer.toString(limit));
        response.setHeader("X-RateLimit-Remaining", Long.toString(Math.max(0, left)));
        if (left < 0) {
            long seconds = Math.max(1, Math.ceilDiv(-left, TimeUnit.SECONDS.toNanos(1)));
            throw RefusedException.retryAfter(
                    seconds,
                    ErrorCode.RATE_LIMITED,
                    "You may ask " + limit + " times a second; wait " + seconds + " s.",
                    Map.of("limitPerSecond", limit, "retryAfterSeconds", seconds));
        }
    }

    /** The rate is part of it: with another rate it is another bucket. */
    private record Key(Budget budget, String whose, int perSecond) {

        String redisKey() {
            return "limit:" + budget + ":" + whose + ":" + perSecond;
        }
    }
}
