package dev.bourse.backend.access.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bourse.backend.access.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token stands for, as Redis holds it.
 *
 * @param createdAt Unix milliseconds
 * @param expiresAt Unix milliseconds
 * @param apiKey the key that made the session and whose rules hold for it; null when it began with a password
 * @param permissions what the key could do then; null when it began with a password
 * @param address where it began; null when a key made it, or a version that did not write it down
 * @param userAgent what the client called itself then; null when it did not, and where there is no address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Session(
        long accountId,
        String username,
        boolean operator,
        long createdAt,
        long expiresAt,
        @Nullable String apiKey,
        @Nullable Set<Permission> permissions,
        @Nullable String address,
        @Nullable String userAgent) {

    Session until(long newExpiresAt) {
        return new Session(
                accountId, username, operator, createdAt, newExpiresAt, apiKey, permissions, address, userAgent);
    }

    Session from(String newAddress, @Nullable String newUserAgent) {
        return new Session(
                accountId, username, operator, createdAt, expiresAt, apiKey, permissions, newAddress, newUserAgent);
    }
}
