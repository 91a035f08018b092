package dev.bourse.backend.access.key;

import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_keys}, without its secret, and its owner. */
record StoredKey(
        KeyRates key,
        Caller owner,
        String label,
        Set<Permission> permissions,
        List<String> ipAllowList,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
