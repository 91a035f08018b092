package dev.bourse.realtime.web;

import dev.bourse.realtime.account.AccountBackend.SignedIn;
import dev.bourse.realtime.account.AccountStreams;
import dev.bourse.realtime.account.AccountStreams.Opening;
import dev.bourse.realtime.account.Credentials;
import dev.bourse.realtime.account.Outcome;
import dev.bourse.realtime.client.ClientLimits;
import dev.bourse.realtime.client.Clients;
import dev.bourse.realtime.client.Visitor;
import dev.bourse.realtime.stream.ClientRequest;
import dev.bourse.realtime.stream.ClientRequest.AccountWish;
import dev.bourse.realtime.stream.ClientRequest.Refused;
import dev.bourse.realtime.stream.ClientRequest.SubscribeStreams;
import dev.bourse.realtime.stream.Refusal;
import dev.bourse.realtime.stream.RequestReader;
import dev.bourse.realtime.stream.SignedRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Streams as Server-Sent Events: {@code GET /sse?streams=depth@BTC_USDT,account}. Whoever may have its account's stream is known by
 * its cookie, or by a signed query: the header {@code X-MBX-APIKEY}, and {@code recvWindow=W&timestamp=T} signed as for {@code AUTH};
 * the rest of the query is not part of what is signed.
 *
 * <p>After the response's head the connection is a client like those over WebSocket.
 */
public final class EventStreams implements WebHandler {

    private static final String API_KEY = "X-MBX-APIKEY";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private final Clients clients;
    private final AccountStreams accounts;
    private final Visitors visitors;
    private final RequestReader reader;
    private final ClientLimits limits;

    public EventStreams(
            Clients clients, AccountStreams accounts, Visitors visitors, RequestReader reader, ClientLimits limits) {
        this.clients = clients;
        this.accounts = accounts;
        this.visitors = visitors;
        this.reader = reader;
        this.limits = limits;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (wish(request)) {
            case Refused(Refusal refusal, var _) -> refuse(exchange, HttpStatus.BAD_REQUEST, refusal);
            case SubscribeStreams wanted
            when wanted.account() != null -> authenticate(exchange, wanted, wanted.account());
            case SubscribeStreams wanted -> begin(exchange, visitors.read(request, false), wanted, null);
            default -> throw new IllegalStateException("neither streams nor a refusal");
        };
    }

    private ClientRequest wish(ServerHttpRequest request) {
        MultiValueMap<String, String> query = request.getQueryParams();
        String header = request.getHeaders().getFirst(LAST_EVENT_ID);
        String from = header == null || header.isEmpty() ? query.getFirst("resumeFrom") : header;
        if (from != null && !SEQUENCE.matcher(from).matches()) {
            return new Refused(RequestReader.resumeFromMalformed(), null);
        }
        Set<String> names = new LinkedHashSet<>();
        query.getOrDefault("streams", List.of()).forEach(it -> names.addAll(List.of(it.split(","))));
        names.remove("");
        if (names.isEmpty()) {
            return new Refused(
                    Refusal.malformed(
                            "streams must name some, for example /sse?streams=depth@BTC_USDT,trade@BTC_USDT."),
                    null);
        }
        if (names.size() > limits.maxSubscriptions()) {
            return new Refused(
                    new Refusal(
                            "TOO_MANY_SUBSCRIPTIONS",
                            "A client can be on at most " + limits.maxSubscriptions() + " streams.",
                            Map.of("limit", limits.maxSubscriptions(), "requested", names.size())),
                    null);
        }
        return reader.subscription(names, from == null ? null : Long.valueOf(from), null);
    }

    private Mono<Void> authenticate(ServerWebExchange exchange, SubscribeStreams wanted, AccountWish wish) {
        Visitor visitor = visitors.read(exchange.getRequest(), false);
        String apiKey = exchange.getRequest().getHeaders().getFirst(API_KEY);
        if (apiKey != null) {
            return signIn(exchange, visitor, apiKey, wanted, wish);
        }
        return visitor.credentials() == null
                ? refuse(
                        exchange,
                        HttpStatus.UNAUTHORIZED,
                        new Refusal(
                                "NOT_AUTHENTICATED",
                                "Your account's stream needs the cookie of a session, or an API key and a signed query.",
                                Map.of()))
                : open(exchange, visitor, visitor.credentials(), wanted, wish);
    }

    private Mono<Void> signIn(
            ServerWebExchange exchange, Visitor visitor, String apiKey, SubscribeStreams wanted, AccountWish wish) {
        MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
        SignedRequest signed = SignedRequest.of(
                apiKey, query.getFirst("timestamp"), query.getFirst("recvWindow"), query.getFirst("signature"));
        if (signed == null) {
            return refuse(
                    exchange,
                    HttpStatus.BAD_REQUEST,
                    Refusal.malformed(
                            "With X-MBX-APIKEY the query must have timestamp, perhaps recvWindow, and signature."));
        }
        Mono<Outcome<SignedIn>> outcome =
                Mono.create(done -> accounts.signIn(signed, visitor.forwardedFor(), done::success));
        return outcome.flatMap(it -> switch (it) {
            case Outcome.Refused<SignedIn>(int status, Refusal refusal) -> refuse(exchange, status, refusal);
            case Outcome.Done<SignedIn>(SignedIn done) -> open(exchange, visitor, done.credentials(), wanted, wish);
        });
    }

    private Mono<Void> open(
            ServerWebExchange exchange, Visitor visitor, Credentials who, SubscribeStreams wanted, AccountWish wish) {
        Visitor known = new Visitor(visitor.everyPrice(), visitor.batchInterval(), visitor.forwardedFor(), who);
        Mono<Outcome<Opening>> outcome = Mono.create(done -> accounts.open(who, wish.resumeFrom(), done::success));
        return outcome.flatMap(it -> switch (it) {
            case Outcome.Refused<Opening>(int status, Refusal refusal) -> refuse(exchange, status, refusal);
            case Outcome.Done<Opening>(Opening opening) -> begin(exchange, known, wanted, opening);
        });
    }

    private Mono<Void> begin(
            ServerWebExchange exchange, Visitor visitor, SubscribeStreams wanted, @Nullable Opening opening) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set("X-Accel-Buffering", "no");
        response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        return response.setComplete()
                .then(Mono.defer(() -> netty.keepAlive(false)
                        .chunkedTransfer(false)
                        .sendHeaders()
                        .then()))
                .then(Mono.create(ended -> netty.withConnection(connection -> {
                    clients.stream(connection.channel(), visitor, wanted.streams(), opening);
                    connection.onDispose(ended::success);
                })));
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, int status, Refusal refusal) {
        return refuse(exchange, HttpStatusCode.valueOf(status), refusal);
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, HttpStatusCode status, Refusal refusal) {
        return HttpErrors.write(exchange, status, refusal.code(), refusal.message(), refusal.details());
    }
}
