package dev.bourse.backend.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, how that is known, and what they may do. Holds no secret: it may be logged. */
public final class Identity {

    /** How a caller is known. */
    public enum Kind {
        /** By a session that began with a password. */
        LOGIN,
        /** By a signed request. */
        KEY,
        /** By a short session that a signed request made. */
        KEY_SESSION
    }

    private final Kind kind;
    private final Caller caller;
    private final Set<Permission> permissions;
    private final long expiresAt;
    private final @Nullable KeyRates key;

    private Identity(Kind kind, Caller caller, Set<Permission> permissions, long expiresAt, @Nullable KeyRates key) {
        this.kind = kind;
        this.caller = caller;
        EnumSet<Permission> copy = EnumSet.noneOf(Permission.class);
        copy.addAll(permissions);
        this.permissions = Collections.unmodifiableSet(copy);
        this.expiresAt = expiresAt;
        this.key = key;
    }

    /**
     * Somebody who logged in.
     *
     * @param expiresAt when the session ends, Unix milliseconds
     */
    public static Identity login(Caller caller, long expiresAt) {
        return new Identity(Kind.LOGIN, caller, EnumSet.allOf(Permission.class), expiresAt, null);
    }

    /** The owner of an API key. */
    public static Identity key(Caller caller, Set<Permission> permissions, KeyRates key) {
        return new Identity(Kind.KEY, caller, permissions, 0, key);
    }

    /** The owner of an API key, in a session that the key made. */
    public static Identity keySession(Caller caller, Set<Permission> permissions, KeyRates key, long expiresAt) {
        return new Identity(Kind.KEY_SESSION, caller, permissions, expiresAt, key);
    }

    public Kind kind() {
        return kind;
    }

    public Caller caller() {
        return caller;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** All that this caller may do, in the order of the enum. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** When the session ends, Unix milliseconds; 0 for a signed request. */
    public long expiresAt() {
        return expiresAt;
    }

    /** The key that this is known by, directly or through its session; null for somebody who logged in. */
    public @Nullable KeyRates key() {
        return key;
    }

    @Override
    public String toString() {
        return "Identity[" + kind + " " + caller + " " + permissions + "]";
    }
}
