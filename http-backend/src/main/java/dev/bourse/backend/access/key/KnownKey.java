package dev.bourse.backend.access.key;

import dev.bourse.backend.access.Identity;
import java.util.Objects;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept in memory, ready to check signatures: whom it stands for is made once, and its MAC is only cloned. Holds
 * no secret that could be shown.
 */
final class KnownKey {

    /** What there is of an API key that is not there. */
    static final KnownKey NONE = new KnownKey(null, null, null);

    private final @Nullable Identity identity;
    private final @Nullable AllowList allowList;
    private final @Nullable Mac mac;

    private KnownKey(@Nullable Identity identity, @Nullable AllowList allowList, @Nullable Mac mac) {
        this.identity = identity;
        this.allowList = allowList;
        this.mac = mac;
    }

    static KnownKey of(Identity identity, AllowList allowList, Mac mac) {
        return new KnownKey(identity, allowList, mac);
    }

    boolean exists() {
        return identity != null;
    }

    Identity identity() {
        return Objects.requireNonNull(identity);
    }

    boolean allows(String address) {
        return Objects.requireNonNull(allowList).allows(address);
    }

    /** A MAC of its own for the caller. */
    Mac mac() {
        return KeyCipher.copy(Objects.requireNonNull(mac));
    }
}
