package dev.bourse.backend.access.gate;

import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Whom the gate has let in, for the security context. */
final class KnownCaller extends AbstractAuthenticationToken {

    private final transient Identity identity;

    KnownCaller(Identity identity) {
        super(List.of());
        this.identity = identity;
        setAuthenticated(true);
    }

    Identity identity() {
        return identity;
    }

    @Override
    public Caller getPrincipal() {
        return identity.caller();
    }

    /** Nothing: what proved the identity is not kept. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
