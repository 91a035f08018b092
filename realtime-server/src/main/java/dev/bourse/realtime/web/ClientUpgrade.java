package dev.bourse.realtime.web;

import dev.bourse.realtime.client.Clients;
import dev.bourse.realtime.client.Visitor;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;

/**
 * Turns a request that {@link Door} let through into a client. From the handshake on frames do not pass through reactive streams
 * (so not through Spring's WebSocket session): a client's own pipeline writes bytes that all share, and sees at each write
 * whether the socket still takes them.
 */
public final class ClientUpgrade implements WebHandler {

    private final Clients clients;
    private final Visitors visitors;
    private final boolean everyPrice;

    /**
     * An upgrade.
     *
     * @param everyPrice whether clients get every price until they subscribe
     */
    public ClientUpgrade(Clients clients, Visitors visitors, boolean everyPrice) {
        this.clients = clients;
        this.visitors = visitors;
        this.everyPrice = everyPrice;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        Visitor visitor = visitors.read(exchange.getRequest(), everyPrice);
        ServerHttpResponse response = exchange.getResponse();
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        return response.setComplete().then(Mono.defer(() -> netty.sendWebsocket((in, out) -> welcome(in, visitor))));
    }

    private Mono<Void> welcome(WebsocketInbound inbound, Visitor visitor) {
        return Mono.create(ended -> inbound.withConnection(connection -> {
            clients.welcome(connection.channel(), visitor);
            connection.onDispose(ended::success);
        }));
    }
}
