package dev.bourse.realtime.enigma;

import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The HTTP backend, as far as enigmas need it. Calls block. */
final class EnigmaBackend implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    EnigmaBackend(URI url) {
        this.url = url;
    }

    /** What it knows of a market; empty while that has no price. */
    Optional<EnigmaSeed> seed(String symbol) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/v1/symbols/" + symbol + "/enigma"))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        try {
            return switch (response.statusCode()) {
                case OK -> Optional.of(WireJson.read(response.body(), EnigmaSeed.class));
                case NOT_FOUND -> Optional.empty();
                default -> throw new IOException(response.uri() + " answered " + response.statusCode());
            };
        } catch (MalformedMessageException e) {
            throw new IOException(response.uri() + " answered something else than an enigma", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
