package dev.bourse.realtime.web;

import dev.bourse.realtime.client.Broadcaster;
import dev.bourse.realtime.client.ClientMetrics;
import dev.bourse.realtime.stream.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets through only who may become a client, over WebSocket or as a reader of Server-Sent Events, and tells the others why not. */
public final class Door implements WebFilter {

    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    private static final String VERSION = "13";
    private static final String KEY_HEADER = "Sec-WebSocket-Key";

    private final Set<String> paths;
    private final String eventStreams;
    private final OriginPolicy origins;
    private final int maxClients;
    private final Broadcaster broadcaster;
    private final ClientMetrics metrics;

    /**
     * A door.
     *
     * @param paths of WebSocket
     * @param eventStreams the path of Server-Sent Events
     */
    public Door(
            Set<String> paths,
            String eventStreams,
            OriginPolicy origins,
            int maxClients,
            Broadcaster broadcaster,
            ClientMetrics metrics) {
        this.paths = paths;
        this.eventStreams = eventStreams;
        this.origins = origins;
        this.maxClients = maxClients;
        this.broadcaster = broadcaster;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        HttpHeaders headers = request.getHeaders();
        if (path.equals(eventStreams)) {
            return eventStream(exchange, chain);
        }
        if (!paths.contains(path)) {
            return chain.filter(exchange);
        }
        if (!isHandshake(request.getMethod(), headers)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.UPGRADE, "websocket");
            exchange.getResponse().getHeaders().set(VERSION_HEADER, VERSION);
            return refuse(
                    exchange,
                    HttpStatus.UPGRADE_REQUIRED,
                    "WEBSOCKET_REQUIRED",
                    "This path speaks WebSocket only, version 13.",
                    Map.of("paths", paths));
        }
        return client(exchange, chain);
    }

    private Mono<Void> eventStream(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders answer = exchange.getResponse().getHeaders();
        String origin = request.getHeaders().getOrigin();
        String host = Visitors.host(request.getHeaders());
        if (origin != null && origins.allows(origin, host)) {
            answer.setAccessControlAllowOrigin(origin);
            answer.setAccessControlAllowCredentials(origins.trusts(origin, host));
            answer.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            answer.setAccessControlAllowMethods(List.of(HttpMethod.GET));
            answer.setAccessControlAllowHeaders(List.of("X-MBX-APIKEY", "Last-Event-ID"));
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return exchange.getResponse().setComplete();
        }
        if (!request.getMethod().equals(HttpMethod.GET)) {
            return refuse(
                    exchange,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "METHOD_NOT_ALLOWED",
                    "This path takes another method.",
                    Map.of("allowed", List.of("GET")));
        }
        return client(exchange, chain);
    }

    /** What holds for each client, whatever it speaks. */
    private Mono<Void> client(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String origin = headers.getOrigin();
        if (origin != null && !origins.allows(origin, Visitors.host(headers))) {
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
        Refusal refusal = Visitors.refusal(exchange.getRequest());
        return refusal == null
                ? chain.filter(exchange)
                : refuse(exchange, HttpStatus.BAD_REQUEST, refusal.code(), refusal.message(), refusal.details());
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
