package dev.bourse.realtime.web;

import dev.bourse.common.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Every HTTP error as {@code {"error":{"code","message","details"}}}; no stack trace leaves the server. */
@Order(-2)
public final class HttpErrors implements WebExceptionHandler {

    /** RFC 9110 section 11.6.1 wants one with every 401; the backend's, so that browsers open no dialog here either. */
    private static final String CHALLENGE = "Bourse realm=\"account\"";

    private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        HttpStatusCode status =
                failure instanceof ErrorResponse known ? known.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
        if (status.is5xxServerError()) {
            LOG.error("Request failed path={}", exchange.getRequest().getPath().value(), failure);
            return write(exchange, status, "INTERNAL_ERROR", "The server failed; try again later.", Map.of());
        }
        return status.value() == HttpStatus.NOT_FOUND.value()
                ? write(exchange, status, "NOT_FOUND", "There is nothing at this path.", Map.of())
                : write(exchange, status, code(status), "The request is not one that this path takes.", Map.of());
    }

    private static String code(HttpStatusCode status) {
        return status instanceof HttpStatus known ? known.name() : "BAD_REQUEST";
    }

    /** Writes an error as the whole response. */
    static Mono<Void> write(
            ServerWebExchange exchange,
            HttpStatusCode status,
            String code,
            String message,
            Map<String, Object> details) {
        ErrorBody error = new ErrorBody(new Body(code, message, details));
        byte[] json = WireJson.write(error).getBytes(StandardCharsets.UTF_8);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
    }

    private record ErrorBody(Body error) {}

    private record Body(String code, String message, Map<String, Object> details) {}
}
