package dev.bourse.realtime.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may connect. Browsers say which page opens a WebSocket (RFC 6455 section 10.2) and, unlike for other requests,
 * leave the decision to the server. Pages of the same host may, whatever their port, and the configured ones; programs that are
 * not browsers send no origin and may.
 */
public final class OriginPolicy {

    private static final String ANY = "*";

    private final Set<String> configured;

    /**
     * A policy.
     *
     * @param configured origins as browsers send them, for example {@code https://trade.example.com}, or {@code *} for any
     */
    public OriginPolicy(List<String> configured) {
        this.configured = Set.copyOf(configured);
    }

    /**
     * Decides.
     *
     * @param origin the header, null when there is none
     * @param host the host, without port, that the client connected to; null when it is not known
     */
    public boolean allows(@Nullable String origin, @Nullable String host) {
        return configured.contains(ANY) || trusts(origin, host);
    }

    /** Whether a page may also act for whoever is signed in: any page can't, though any may connect. */
    boolean trusts(@Nullable String origin, @Nullable String host) {
        if (origin == null || configured.contains(origin)) {
            return true;
        }
        String originHost = host(origin);
        return originHost != null && originHost.equalsIgnoreCase(host);
    }

    private static @Nullable String host(String origin) {
        try {
            return new URI(origin).getHost();
        } catch (URISyntaxException e) {
            // A browser never sends such a thing: whatever sent it has no host to compare.
            return null;
        }
    }
}
