package dev.bourse.realtime.backend;

import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The HTTP backend's public data. Thread-safe; calls block, for some seconds at most. */
public final class Backend implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * A backend.
     *
     * @param url where it is, for example {@code http://localhost:3002}
     */
    public Backend(URI url) {
        this.url = url;
    }

    /**
     * What it answers; empty when there is no such thing, or not yet.
     *
     * @param path with the query
     * @throws IOException when it does not answer, or with something else
     */
    public <T> Optional<T> find(String path, Class<T> type) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return switch (response.statusCode()) {
            case OK -> Optional.of(read(response, type));
            case NOT_FOUND -> Optional.empty();
            default -> throw new IOException(response.uri() + " answered " + response.statusCode());
        };
    }

    private static <T> T read(HttpResponse<String> response, Class<T> type) throws IOException {
        try {
            return WireJson.read(response.body(), type);
        } catch (MalformedMessageException e) {
            throw new IOException(response.uri() + " answered something else than was asked", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
