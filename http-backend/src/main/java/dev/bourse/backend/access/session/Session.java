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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Session(
        long accountId,
        String username,
        boolean operator,
        long createdAt,
        long expiresAt,
        @Nullable String apiKey,
        @Nullable Set<Permission> permissions) {

    Session until(long newExpiresAt) {
        return new Session(accountId, username, operator, createdAt, newExpiresAt, apiKey, permissions);
    }
}
