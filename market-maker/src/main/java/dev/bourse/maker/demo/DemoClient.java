package dev.bourse.maker.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is logged in at the exchange, and patient: it may still be starting. */
final class DemoClient implements AutoCloseable {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final long RETRY_AFTER_MS = 200;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;
    private final Duration patience;

    DemoClient(String url, Duration patience) {
        this.url = url;
        this.patience = patience;
    }

    /** Logs in; returns the account's id. */
    String logIn(String username, String password) throws InterruptedException {
        return send("POST", "auth/login", Map.of("username", username, "password", password), "")
                .path("accountId")
                .asString();
    }

    /** Makes an account, or logs in where it is there already; returns its id. */
    String enter(String username, String password) throws InterruptedException {
        Map<String, Object> credentials = Map.of("username", username, "password", password);
        JsonNode account = send("POST", "auth/register", credentials, "USERNAME_TAKEN");
        return account.has("accountId") ? account.path("accountId").asString() : logIn(username, password);
    }

    JsonNode get(String path) throws InterruptedException {
        return until(request(path).GET().build(), path, "");
    }

    /** Sends until it is taken, or refused with that code; whatever else is refused may be well in a moment, as when the engine still starts. */
    JsonNode send(String method, String path, Map<String, ?> body, String fine) throws InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        return until(request, path, fine);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(REQUEST_TIMEOUT);
    }

    private JsonNode until(HttpRequest request, String path, String fine) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        String problem = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                JsonNode answer = JsonMapper.shared().readTree(response.body());
                String code = answer.path("error").path("code").asString("");
                if (response.statusCode() < 300 || (!fine.isEmpty() && code.equals(fine))) {
                    return answer;
                }
                problem = response.body();
            } catch (IOException | JacksonException e) {
                problem = String.valueOf(e.getMessage());
            }
            Thread.sleep(RETRY_AFTER_MS);
        }
        throw new DemoFailedException("The demo markets and accounts can't be made: " + path + " says " + problem);
    }

    @Override
    public void close() {
        http.close();
    }
}
