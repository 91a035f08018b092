package dev.bourse.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until all is well and the page has something to show: the services run at once, the history takes a moment more. */
final class FirstLook {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_MS = 100;

    private FirstLook() {}

    /** False when there was no symbol with candles, or a service was not well, in all that time: the feed does not answer. */
    static boolean await(int backendPort, Duration patience) throws InterruptedException {
        HttpRequest symbols = request(backendPort, "/api/v1/symbols");
        HttpRequest health = request(backendPort, "/api/v1/health");
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (answers(client, symbols, "\"symbol\"") && answers(client, health, "{\"status\":\"UP\"")) {
                    return true;
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
        return false;
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(REQUEST_TIMEOUT)
                .build();
    }

    private static boolean answers(HttpClient client, HttpRequest request, String with) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains(with);
        } catch (IOException e) {
            return false;
        }
    }
}
