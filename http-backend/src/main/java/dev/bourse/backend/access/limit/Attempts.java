package dev.bourse.backend.access.limit;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Throttles guesses of passwords, by account and by address, and the making of accounts by address. Without Redis nobody can
 * log in anyway, so these refuse then, other than rate limits.
 */
@Component
public final class Attempts {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Buckets buckets;
    private final HttpBackendProperties properties;

    Attempts(Buckets buckets, HttpBackendProperties properties) {
        this.buckets = buckets;
        this.properties = properties;
    }

    /**
     * Counts a new account of this address.
     *
     * @throws RefusedException when it made too many
     */
    public void register(String address) {
        if (properties.registrationsPerHour() > 0) {
            orUnavailable(() -> {
                take(buckets.exact("limit:register:" + address, properties.registrationsPerHour(), HOUR));
                return true;
            });
        }
    }

    /**
     * Takes a guess from both budgets before it is checked, so that many at once can't get past them. It is given back when the
     * guess turns out right, or can't be checked.
     *
     * @throws RefusedException when there were too many wrong ones
     */
    public Login login(String username, String address) {
        return orUnavailable(() -> {
            Login attempt = new Login(new ArrayList<>());
            try {
                attempt.take("limit:login:name:" + username, properties.loginFailuresPerName());
                attempt.take("limit:login:address:" + address, properties.loginFailuresPerAddress());
                return attempt;
            } catch (RefusedException e) {
                attempt.close();
                throw e;
            }
        });
    }

    private static void take(BucketProxy bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1));
            throw RefusedException.retryAfter(
                    Math.max(1, seconds),
                    ErrorCode.TOO_MANY_ATTEMPTS,
                    "Too many attempts; wait " + Math.max(1, seconds) + " s.",
                    Map.of("retryAfterSeconds", Math.max(1, seconds)));
        }
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (RedisException | io.github.bucket4j.TimeoutException e) {
            throw RefusedException.of(ErrorCode.REDIS_UNAVAILABLE);
        }
    }

    /** One guess. Closing it gives it back, unless it has failed. */
    public final class Login implements AutoCloseable {

        private final List<BucketProxy> taken;

        private Login(List<BucketProxy> taken) {
            this.taken = taken;
        }

        /** The password was wrong: the guess counts. */
        public void failed() {
            taken.clear();
        }

        @Override
        public void close() {
            orUnavailable(() -> {
                taken.forEach(it -> it.addTokens(1));
                return true;
            });
        }

        private void take(String key, int limit) {
            if (limit > 0) {
                BucketProxy bucket = buckets.exact(key, limit, properties.loginFailureWindow());
                Attempts.take(bucket);
                taken.add(bucket);
            }
        }
    }
}
