package dev.bourse.backend.access.account;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (RFC 9106). A hash takes a core and megabytes for a while on purpose, so no more run at once
 * than there are processors; who waits longer than a moment for a turn is refused, as orders must go on.
 */
@Component
final class Passwords {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final Argon2PasswordEncoder encoder;
    private final Semaphore turns;
    private final Duration longestWait;
    private final String nobodys;

    @Autowired
    Passwords(HttpBackendProperties properties) {
        this(properties, new Semaphore(Runtime.getRuntime().availableProcessors(), true), LONGEST_WAIT);
    }

    Passwords(HttpBackendProperties properties, Semaphore turns, Duration longestWait) {
        this.encoder = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, LANES, properties.passwordMemoryKib(), properties.passwordIterations());
        this.turns = turns;
        this.longestWait = longestWait;
        this.nobodys = encode("nobody has this password");
    }

    /**
     * The hash to store.
     *
     * @throws RefusedException when too many want one at once
     */
    String hash(String password) {
        return inTurn(() -> encode(password));
    }

    /**
     * Whether the password is the one of this hash. Without a hash it is not, but finding out takes as long, so that the time
     * does not tell which names there are.
     *
     * @throws RefusedException when too many want to know at once
     */
    boolean matches(String password, @Nullable String hash) {
        boolean same = inTurn(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw RefusedException.of(ErrorCode.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RefusedException.of(ErrorCode.BUSY);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
