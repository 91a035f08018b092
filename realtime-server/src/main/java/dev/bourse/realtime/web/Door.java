package dev.bourse.realtime.web;

import dev.bourse.realtime.client.Broadcaster;
import dev.bourse.realtime.client.ClientMetrics;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets through to the WebSocket paths only who may become a client, and tells the others why not. */
public final class Door implements WebFilter {

    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    private static final String VERSION = "13";
    private static final String KEY_HEADER = "Sec-WebSocket-Key";

    private final Set<String> paths;
    private final OriginPolicy origins;
    private final int maxClients;
    private final Broadcaster broadcaster;
    private final ClientMetrics metrics;

    public Door(
            Set<String> paths, OriginPolicy origins, int maxClients, Broadcaster broadcaster, ClientMetrics metrics) {
        this.paths = paths;
        this.origins = origins;
        this.maxClients = maxClients;
        this.broadcaster = broadcaster;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!paths.contains(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (!isHandshake(exchange.getRequest().getMethod(), headers)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.UPGRADE, "websocket");
            exchange.getResponse().getHeaders().set(VERSION_HEADER, VERSION);
            return refuse(
                    exchange,
                    HttpStatus.UPGRADE_REQUIRED,
                    "WEBSOCKET_REQUIRED",
                    "This path speaks WebSocket only, version 13.",
                    Map.of("paths", paths));
        }
        InetSocketAddress host = headers.getHost();
        String origin = headers.getOrigin();
        if (origin != null && !origins.allows(origin, host == null ? null : host.getHostString())) {
            return refuse(
                    exchange,
                    HttpStatus.FORBIDDEN,
                    "ORIGIN_NOT_ALLOWED",
                    "Pages of this origin may not connect; an operator can allow them with CORS_ORIGIN.",
                    Map.of("origin", origin));
        }
        if (broadcaster.connections() >= maxClients) {
            return refuse(
                    exchange,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "TOO_MANY_CLIENTS",
                    "The server has as many clients as it may have; try again later.",
                    Map.of("limit", maxClients));
        }
        return chain.filter(exchange);
    }

    /** What RFC 6455 section 4.2.1 asks of a client. */
    private static boolean isHandshake(HttpMethod method, HttpHeaders headers) {
        return method.equals(HttpMethod.GET)
                && "websocket".equalsIgnoreCase(headers.getUpgrade())
                && headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)
                && VERSION.equals(headers.getFirst(VERSION_HEADER))
                && headers.getFirst(KEY_HEADER) != null;
    }

    private Mono<Void> refuse(
            ServerWebExchange exchange, HttpStatus status, String code, String message, Map<String, Object> details) {
        metrics.refused(code);
        return HttpErrors.write(exchange, status, code, message, details);
    }
}
