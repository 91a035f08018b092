package dev.bourse.realtime.candle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import dev.bourse.realtime.stream.Topic.Candles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The HTTP backend, as far as live candles need it. Calls block. */
public final class CandleBackend implements AutoCloseable {

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
    public CandleBackend(URI url) {
        this.url = url;
    }

    /** What the backend answers. */
    sealed interface Answer {

        record Found(CandleSeed seed) implements Answer {}

        /** It has no candle of this market yet. */
        record NoData() implements Answer {}
    }

    /** The newest candle. */
    Answer current(Candles topic) throws IOException, InterruptedException {
        HttpResponse<String> response = get("/api/v1/candles/current?symbol=%s&duration=%s"
                .formatted(topic.symbol(), topic.duration().label()));
        return switch (response.statusCode()) {
            case OK -> new Answer.Found(read(response, CandleSeed.class));
            case NOT_FOUND -> new Answer.NoData();
            default -> throw unexpected(response);
        };
    }

    /** The candles of buckets from {@code fromMs}, inclusive, to {@code toMs}, exclusive, oldest first; at most 1,000. */
    List<CandleSeed> between(Candles topic, long fromMs, long toMs) throws IOException, InterruptedException {
        HttpResponse<String> response = get("/candles?asset=%s&duration=%s&startTime=%d&endTime=%d&limit=1000"
                .formatted(topic.symbol(), topic.duration().label(), fromMs, toMs - 1));
        return switch (response.statusCode()) {
            case OK -> read(response, CandleList.class).candles();
            case NOT_FOUND -> List.of();
            default -> throw unexpected(response);
        };
    }

    private HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(pathAndQuery))
                .timeout(TIMEOUT)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> T read(HttpResponse<String> response, Class<T> type) throws IOException {
        try {
            return WireJson.read(response.body(), type);
        } catch (MalformedMessageException e) {
            throw new IOException(response.uri() + " answered something else than candles", e);
        }
    }

    private static IOException unexpected(HttpResponse<String> response) {
        return new IOException(response.uri() + " answered " + response.statusCode());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private record CandleList(@JsonProperty(required = true) List<CandleSeed> candles) {}
}
