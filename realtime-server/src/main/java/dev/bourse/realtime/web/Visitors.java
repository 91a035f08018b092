package dev.bourse.realtime.web;

import dev.bourse.realtime.account.AccountBackend;
import dev.bourse.realtime.account.Credentials;
import dev.bourse.realtime.client.Visitor;
import dev.bourse.realtime.stream.Refusal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Reads from a request who connects. */
public final class Visitors {

    private static final Duration LEAST_BATCH = Duration.ofMillis(10);
    private static final Duration MOST_BATCH = Duration.ofSeconds(1);
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");

    /** What a cookie can be (RFC 6265 section 4.1.1), and no longer than a token is. */
    private static final Pattern TOKEN = Pattern.compile("[!#-+\\--:<-\\[\\]-~]{1,512}");

    private static final Pattern UNSENDABLE = Pattern.compile("[^ -~]");

    private final OriginPolicy origins;

    public Visitors(OriginPolicy origins) {
        this.origins = origins;
    }

    /** Why a request's parameters can't be; null when they can. */
    static @Nullable Refusal refusal(ServerHttpRequest request) {
        String batch = request.getQueryParams().getFirst("batch");
        if (batch == null) {
            return null;
        }
        boolean isAllowed = MILLISECONDS.matcher(batch).matches()
                && Long.parseLong(batch) >= LEAST_BATCH.toMillis()
                && Long.parseLong(batch) <= MOST_BATCH.toMillis();
        return isAllowed
                ? null
                : new Refusal(
                        "INVALID_BATCH",
                        "batch must be a number of milliseconds from 10 to 1000.",
                        Map.of("min", LEAST_BATCH.toMillis(), "max", MOST_BATCH.toMillis()));
    }

    /** Who connects; a cookie counts only from pages that are trusted, since browsers send it from all. */
    Visitor read(ServerHttpRequest request, boolean everyPrice) {
        String batch = request.getQueryParams().getFirst("batch");
        String forwardedFor = forwardedFor(request);
        return new Visitor(
                everyPrice,
                batch == null ? null : Duration.ofMillis(Long.parseLong(batch)),
                forwardedFor,
                isTrusted(request) ? credentials(request, forwardedFor) : null);
    }

    boolean isTrusted(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return origins.trusts(headers.getOrigin(), host(headers));
    }

    /** The host, without port, that the client connected to; null when it is not known. */
    static @Nullable String host(HttpHeaders headers) {
        InetSocketAddress host = headers.getHost();
        return host == null ? null : host.getHostString();
    }

    private static @Nullable Credentials credentials(ServerHttpRequest request, String forwardedFor) {
        HttpCookie cookie = request.getCookies().getFirst(AccountBackend.COOKIE);
        return cookie == null || !TOKEN.matcher(cookie.getValue()).matches()
                ? null
                : new Credentials(cookie.getValue(), forwardedFor);
    }

    /** What the client or a proxy says came before, whether it is true or not, and then who connects. */
    private static String forwardedFor(ServerHttpRequest request) {
        List<String> way = new ArrayList<>();
        request.getHeaders().getOrEmpty("X-Forwarded-For").forEach(it -> way.add(sendable(it)));
        way.add(peer(request));
        return String.join(", ", way);
    }

    /** Whatever a header can't be made of is no part of an address either. */
    private static String sendable(String header) {
        return UNSENDABLE.matcher(header).replaceAll("?");
    }

    private static String peer(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
    }
}
