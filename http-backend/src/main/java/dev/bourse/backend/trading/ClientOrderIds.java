package dev.bourse.backend.trading;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The dates in clients' names for orders. The engine wants to know before which time a name is surely unused; one that carries its date is so
 * before that date, as the engine refuses names from the future.
 *
 * <p>Clocks differ, so that a name may be a little ahead of the log: dates count as {@link #SKEW} earlier, always.
 */
final class ClientOrderIds {

    /** How far a client's clock may be ahead of the log's. */
    static final Duration SKEW = Duration.ofSeconds(10);

    private static final Pattern UUID_V7 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    /** Crockford's base 32; the first character is at most 7, so that it is 128 bits. */
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_TIME_DIGITS = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private ClientOrderIds() {}

    /** A name that has never been used, a UUID of version 7 (RFC 9562 section 5.7). */
    static String fresh(long nowMs) {
        long random = RANDOM.nextLong();
        long high = (nowMs << 16) | 0x7000 | (random & 0x0FFF);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Before which time a name was surely unused because it carries a date, Unix milliseconds; empty when it carries none. */
    static OptionalLong unusedBeforeMs(String name) {
        if (UUID_V7.matcher(name).matches()) {
            return before(UUID.fromString(name).getMostSignificantBits() >>> 16);
        }
        if (ULID.matcher(name).matches()) {
            long time = 0;
            for (int i = 0; i < ULID_TIME_DIGITS; i++) {
                time = (time << 5) | BASE32.indexOf(name.charAt(i));
            }
            return before(time);
        }
        return OptionalLong.empty();
    }

    private static OptionalLong before(long timeMs) {
        return OptionalLong.of(Math.max(0, timeMs - SKEW.toMillis()));
    }
}
