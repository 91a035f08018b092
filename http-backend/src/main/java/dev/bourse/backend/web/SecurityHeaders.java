package dev.bourse.backend.web;

import dev.bourse.backend.HttpBackendProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Security headers on every response. The content security policy fits the trading screen and the API page: scripts only from
 * here, inline styles (both set them), and connections only to us and to the WebSocket.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders extends OncePerRequestFilter {

    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; connect-src 'self' ";

    private final String configuredWebSocket;
    private final int websocketPort;
    private volatile HostPolicy newest = new HostPolicy("", "");

    /** The policy of the host that was asked last: hardly ever another than the one before. */
    private record HostPolicy(String host, String policy) {}

    SecurityHeaders(HttpBackendProperties properties) {
        this.configuredWebSocket = origin(properties.websocketUrl());
        this.websocketPort = properties.websocketPort();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy(request.getServerName()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        chain.doFilter(request, response);
    }

    private String policy(String host) {
        HostPolicy known = newest;
        if (known.policy().isEmpty() || !known.host().equals(host)) {
            known = new HostPolicy(host, POLICY + webSockets(host));
            newest = known;
        }
        return known.policy();
    }

    /** Where the page may open a WebSocket: the configured URL, else our own host with the other port. */
    private String webSockets(String host) {
        if (!configuredWebSocket.isEmpty()) {
            return configuredWebSocket;
        }
        // A policy can't name an IPv6 address.
        return PLAIN_HOST.matcher(host).matches()
                ? "ws://%s:%d wss://%s:%d".formatted(host, websocketPort, host, websocketPort)
                : "ws: wss:";
    }

    private static String origin(String url) {
        if (url.isEmpty()) {
            return "";
        }
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
