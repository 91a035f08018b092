package dev.bourse.simulator.stream;

import dev.bourse.simulator.fault.Fault;
import dev.bourse.simulator.fault.Faults;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Refuses handshakes while the fault {@link Fault.Refuse} is in force for them. */
public final class HandshakeRefusal implements HandshakeInterceptor {

    private final Faults faults;

    public HandshakeRefusal(Faults faults) {
        this.faults = faults;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Optional<Fault.Refuse> refusal = faults.refusal(true);
        refusal.ifPresent(it -> {
            response.setStatusCode(HttpStatusCode.valueOf(it.status()));
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(it.retryAfterSeconds()));
        });
        return refusal.isEmpty();
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
