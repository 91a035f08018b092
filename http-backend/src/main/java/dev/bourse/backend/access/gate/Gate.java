package dev.bourse.backend.access.gate;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Identity;
import dev.bourse.backend.access.key.ApiKeys;
import dev.bourse.backend.access.key.SignedRequest;
import dev.bourse.backend.access.limit.RateLimits;
import dev.bourse.backend.access.session.Sessions;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets a request through to its controller, or refuses it: who calls is found out, then counted, then held against what the
 * route says. A request that names an API key is judged by that key, also when it has a cookie.
 */
final class Gate extends OncePerRequestFilter {

    private final Routes routes;
    private final ApiKeys keys;
    private final Sessions sessions;
    private final RateLimits limits;
    private final ObjectProvider<HandlerExceptionResolver> errors;

    Gate(
            Routes routes,
            ApiKeys keys,
            Sessions sessions,
            RateLimits limits,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> errors) {
        this.routes = routes;
        this.keys = keys;
        this.sessions = sessions;
        this.limits = limits;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest readable;
        try {
            readable = BoundedBody.of(request);
            Route route = routes.of(readable);
            if (route != null) {
                admit(route, readable, response);
            }
        } catch (RuntimeException e) { // a refusal, a store that is away, or a mistake of ours: told as a controller's
            errors.getObject().resolveException(request, response, null, e);
            return;
        }
        try {
            chain.doFilter(readable, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void admit(Route route, HttpServletRequest request, HttpServletResponse response) {
        SignedRequest signed = null;
        Identity identity = null;
        RefusedException refusal = null;
        try {
            signed = signed(route, request);
            identity = signed == null ? inSession(route, request, response) : signed.identity();
        } catch (RefusedException e) {
            refusal = e; // counted as well, else guessing would be free
        }
        limits.take(route.budget(), identity, request.getRemoteAddr(), response);
        if (refusal != null) {
            throw refusal;
        }
        check(route, identity);
        if (signed != null && !isRead(request)) {
            keys.useOnce(signed);
        }
        if (identity != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new KnownCaller(identity));
            SecurityContextHolder.setContext(context);
        }
    }

    /** The request's signature; null when it names no key. Where nobody need be known, a key without a signature is nothing. */
    private @Nullable SignedRequest signed(Route route, HttpServletRequest request) {
        boolean signed =
                ApiKeys.isNamedBy(request) && (route.audience() != Audience.ANYONE || ApiKeys.isSigned(request));
        return signed ? keys.verify(request, BoundedBody.bytes(request)) : null;
    }

    /** Whom the cookie stands for; null when there is none, or nobody need be known. */
    private @Nullable Identity inSession(Route route, HttpServletRequest request, HttpServletResponse response) {
        return route.audience() != Audience.ANYONE && sessions.isNamedBy(request)
                ? sessions.identify(request, response)
                : null;
    }

    private static void check(Route route, @Nullable Identity identity) {
        if (route.audience() == Audience.ANYONE) {
            return;
        }
        if (identity == null) {
            throw RefusedException.of(ErrorCode.UNAUTHENTICATED);
        }
        if (!route.audience().admits(identity)) {
            String needed = route.audience().description();
            throw new RefusedException(
                    ErrorCode.PERMISSION_DENIED, "This needs " + needed + ".", Map.of("needed", needed));
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
