package dev.bourse.realtime.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import dev.bourse.realtime.stream.Refusal;
import dev.bourse.realtime.stream.SignedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP backend, as far as accounts need it: who a client is, and what has happened to its account. Calls block.
 *
 * <p>Each call says which way the client has come, as a proxy does: what came as {@code X-Forwarded-For}, and who connected here.
 * How much of that is to be believed is the backend's decision alone, by the same rule as for who connects there, so that an API
 * key's addresses mean the same on both ways in.
 */
public final class AccountBackend implements AutoCloseable {

    public static final String COOKIE = "session_token";

    private static final Logger LOG = LoggerFactory.getLogger(AccountBackend.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String SESSION = "/api/v1/auth/session";
    private static final String EVENTS = "/api/v1/account/events";
    private static final int UNAVAILABLE = 503;
    private static final int BAD_GATEWAY = 502;
    private static final int MOST_CALLS = 64;

    private final URI url;
    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * A backend.
     *
     * @param url where it is, for example {@code http://localhost:3002}
     */
    public AccountBackend(URI url) {
        this.url = url;
    }

    /** Whose session it is. */
    record Session(@JsonProperty(required = true) long accountId) {}

    /** A session that was begun with an API key. */
    public record SignedIn(long accountId, Credentials credentials) {}

    /** Whose session that is, if it is still valid. */
    Outcome<Session> session(Credentials who) throws InterruptedException {
        return call(as(who, SESSION), response -> WireJson.read(response.body(), Session.class));
    }

    /** Begins a session. */
    Outcome<SignedIn> signIn(SignedRequest signed, String forwardedFor) throws InterruptedException {
        String signature = URLEncoder.encode(signed.signature(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = request(SESSION + "?" + signed.signed() + "&signature=" + signature, forwardedFor)
                .header("X-MBX-APIKEY", signed.apiKey())
                .POST(HttpRequest.BodyPublishers.noBody());
        return call(
                request,
                response -> new SignedIn(
                        WireJson.read(response.body(), Session.class).accountId(),
                        new Credentials(token(response), forwardedFor)));
    }

    /** An account's events after one, at most 1,000; none, when {@code after} is null. */
    Outcome<AccountPage> events(Credentials who, @Nullable Long after) throws InterruptedException {
        String path = after == null ? EVENTS : EVENTS + "?after=" + after + "&limit=1000";
        return call(as(who, path), response -> WireJson.read(response.body(), AccountPage.class));
    }

    private HttpRequest.Builder as(Credentials who, String path) {
        return request(path, who.forwardedFor()).header("Cookie", COOKIE + "=" + who.token());
    }

    private HttpRequest.Builder request(String path, String forwardedFor) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).header("X-Forwarded-For", forwardedFor);
    }

    private static String token(HttpResponse<String> response) {
        String begin = COOKIE + "=";
        return response.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(begin))
                .map(it -> it.substring(begin.length()).split(";", 2)[0])
                .findAny()
                .orElseThrow(() -> new MalformedMessageException("no cookie " + COOKIE));
    }

    private <T> Outcome<T> call(HttpRequest.Builder request, Function<HttpResponse<String>, T> read)
            throws InterruptedException {
        calls.acquire();
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() / 100 == 2
                    ? new Outcome.Done<>(read.apply(response))
                    : new Outcome.Refused<>(
                            response.statusCode(),
                            WireJson.read(response.body(), ErrorBody.class)
                                    .error()
                                    .refusal());
        } catch (IOException e) {
            LOG.debug("The backend does not answer", e);
            return new Outcome.Refused<>(
                    UNAVAILABLE,
                    new Refusal(
                            "BACKEND_UNAVAILABLE",
                            "Who you are can't be found out at the moment; try again later.",
                            Map.of()));
        } catch (MalformedMessageException e) {
            LOG.warn("The backend answers something else than was asked cause={}", e.getMessage());
            return new Outcome.Refused<>(
                    BAD_GATEWAY, new Refusal("BACKEND_FAILED", "The server failed; try again later.", Map.of()));
        } finally {
            calls.release();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private record ErrorBody(@JsonProperty(required = true) Body error) {}

    private record Body(
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String message,
            @Nullable Map<String, Object> details) {

        Refusal refusal() {
            return new Refusal(code, message, details == null ? Map.of() : details);
        }
    }
}
