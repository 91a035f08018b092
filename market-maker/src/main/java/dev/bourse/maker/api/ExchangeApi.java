package dev.bourse.maker.api;

import dev.bourse.maker.api.Outcome.Done;
import dev.bourse.maker.api.Outcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to the exchange. Each is sent once; whoever asked decides whether to ask again. Blocks; thread-safe.
 *
 * <p>Nobody else tells whether a request was the same as one before but its time and its signature, so no two have the same time.
 */
public final class ExchangeApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(8);
    private static final long LARGEST_ANSWER = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String url;
    private final KeyHolder keys;
    private final InstantSource clock;
    private final AtomicLong lastTimestamp = new AtomicLong();

    /**
     * The API at a place.
     *
     * @param url what comes before {@code /api/v1}
     */
    public ExchangeApi(HttpClient http, URI url, KeyHolder keys, InstantSource clock) {
        this.http = http;
        this.url = url.toString().replaceFirst("/+$", "") + "/api/v1/";
        this.keys = keys;
        this.clock = clock;
    }

    /** Asks for something that anybody may know. */
    public Outcome published(String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    /** Asks for something of the account. */
    public Outcome get(String path) throws InterruptedException {
        return signed("GET", path, null);
    }

    /** Asks for something to be done. */
    public Outcome send(String method, String path, @Nullable Map<String, ?> body) throws InterruptedException {
        return signed(method, path, body == null ? null : JSON.writeValueAsString(body));
    }

    private Outcome signed(String method, String path, @Nullable String body) throws InterruptedException {
        Credentials key = keys.key();
        if (key == null) {
            return Outcome.unreachable(keys.problem());
        }
        int question = path.indexOf('?');
        String query = (question < 0 ? "" : path.substring(question + 1) + "&") + "timestamp=" + timestamp();
        String signature = key.sign(body == null ? query : query + body);
        String signedPath =
                (question < 0 ? path : path.substring(0, question)) + "?" + query + "&signature=" + signature;
        HttpRequest.Builder request = request(signedPath)
                .header("X-MBX-APIKEY", key.apiKey())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    private long timestamp() {
        return lastTimestamp.updateAndGet(last -> Math.max(last + 1, clock.millis()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    }

    private Outcome send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
            return outcome(response);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Outcome.unreachable("the exchange can't be reached");
        } catch (IOException e) {
            return new Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome outcome(HttpResponse<String> response) {
        JsonNode answer = json(response.body());
        int status = response.statusCode();
        if (status < 300) {
            return answer == null ? new Unknown("an answer that is not JSON") : new Done(answer);
        }
        JsonNode error = answer == null ? JSON.createObjectNode() : answer.path("error");
        String code = error.path("code").asString("HTTP_" + status);
        String message = error.path("message").asString("the exchange answers with status " + status);
        if (status >= 500 && !Outcome.NOTHING_DONE.contains(code)) {
            return new Unknown(code + ": " + message);
        }
        return new Outcome.Refused(code, message, error.path("details"), retryAfter(response));
    }

    private static @Nullable JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("0");
        return Duration.ofSeconds(seconds.matches("[0-9]{1,5}") ? Long.parseLong(seconds) : 1);
    }
}
