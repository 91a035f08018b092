package dev.bourse.backend.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Measures requests as {@code http.server.requests}, with the tags that Spring Boot gives it. Boot's own way, an observation for
 * each request that tracing could follow as well, took a quarter of all that an order costs, and nothing is traced here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestTimes extends OncePerRequestFilter {

    private static final String OTHER = "UNKNOWN";

    /** Clients can invent methods without end; a timer for each would be one, too. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final MeterRegistry metrics;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begin = System.nanoTime();
        int status = HttpStatus.INTERNAL_SERVER_ERROR.value(); // what the container makes of an exception
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            Kind kind = new Kind(request.getMethod(), path(request, status), status);
            timers.computeIfAbsent(kind, this::timer).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    /** The pattern of the route, of which there are only so many; a word for the rest. */
    private static String path(HttpServletRequest request, int status) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            return pattern.toString();
        }
        return status == HttpStatus.NOT_FOUND.value() ? "NOT_FOUND" : OTHER;
    }

    private Timer timer(Kind kind) {
        return metrics.timer(
                "http.server.requests",
                Tags.of("method", kind.method(), "uri", kind.path(), "status", Integer.toString(kind.status()))
                        .and(Outcome.forStatus(kind.status()).asTag()));
    }

    private record Kind(String method, String path, int status) {

        Kind {
            method = METHODS.contains(method) ? method : OTHER;
        }
    }
}
