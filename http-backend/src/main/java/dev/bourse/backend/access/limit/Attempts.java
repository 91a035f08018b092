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
 * Throttles guesses of passwords, by account and by address, the making of accounts by address, and what somebody credits himself
 * with. Without Redis nobody can log in anyway, so these refuse then, other than rate limits.
 */
@Component
public final class Attempts {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOO_MANY = "Too many attempts";

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
                take(buckets.exact("limit:register:" + address, properties.registrationsPerHour(), HOUR), TOO_MANY);
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
    public Attempt login(String username, String address) {
        return orUnavailable(() -> {
            Attempt attempt = new Attempt(new ArrayList<>());
            Duration window = properties.loginFailureWindow();
            try {
                attempt.take("limit:login:name:" + username, properties.loginFailuresPerName(), window, TOO_MANY);
                attempt.take("limit:login:address:" + address, properties.loginFailuresPerAddress(), window, TOO_MANY);
                return attempt;
            } catch (RefusedException e) {
                attempt.close();
                throw e;
            }
        });
    }

    /**
     * Takes one of the times that an account may credit itself; it is given back when that was not done.
     *
     * @throws RefusedException when it did so too often
     */
    public Attempt demoDeposit(long accountId) {
        int most = properties.demoDepositsPerHour();
        return orUnavailable(() -> {
            Attempt attempt = new Attempt(new ArrayList<>());
            attempt.take("limit:demo:" + accountId, most, HOUR, "You may credit yourself " + most + " times an hour");
            return attempt;
        });
    }

    private static void take(BucketProxy bucket, String rule) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1));
            throw RefusedException.retryAfter(
                    Math.max(1, seconds),
                    ErrorCode.TOO_MANY_ATTEMPTS,
                    rule + "; wait " + Math.max(1, seconds) + " s.",
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

    /** Something that may be done only so often. Closing it gives it back, unless it counts. */
    public final class Attempt implements AutoCloseable {

        private final List<BucketProxy> taken;

        private Attempt(List<BucketProxy> taken) {
            this.taken = taken;
        }

        /** The password was wrong, or what is limited has been done. */
        public void counts() {
            taken.clear();
        }

        @Override
        public void close() {
            orUnavailable(() -> {
                taken.forEach(it -> it.addTokens(1));
                return true;
            });
        }

        private void take(String key, int limit, Duration window, String rule) {
            if (limit > 0) {
                BucketProxy bucket = buckets.exact(key, limit, window);
                Attempts.take(bucket, rule);
                taken.add(bucket);
            }
        }
    }
}
