package dev.bourse.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until the page has something to show: the services run at once, the history takes a moment more. */
final class FirstPrices {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_MS = 100;

    private FirstPrices() {}

    /** False when the backend knows no symbol with candles in all that time: the feed does not answer. */
    static boolean await(int backendPort, Duration patience) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + backendPort + "/api/v1/symbols"))
                .timeout(REQUEST_TIMEOUT)
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (hasSymbols(client, request)) {
                    return true;
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
        return false;
    }

    private static boolean hasSymbols(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 && response.body().contains("\"symbol\"");
        } catch (IOException e) {
            return false;
        }
    }
}
