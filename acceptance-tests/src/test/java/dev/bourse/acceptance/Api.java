package dev.bourse.acceptance;

import dev.bourse.acceptance.ExpectedCandles.Candle;
import dev.bourse.common.market.CandleDuration;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API, as a client sees it. */
final class Api implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    Api(int port) {
        this.port = port;
    }

    /** A GET; {@code headers} are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Sends a body, an empty one for none; {@code headers} are names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All stored candles of a symbol. */
    List<Candle> candles(String symbol, CandleDuration duration) {
        HttpResponse<String> response =
                get("/candles?asset=" + symbol + "&duration=" + duration.label() + "&limit=1000");
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        List<Candle> candles = new ArrayList<>();
        for (JsonNode it : JSON.readTree(response.body()).path("candles")) {
            candles.add(new Candle(
                    it.path("time").longValue(),
                    decimal(it, "open"),
                    decimal(it, "high"),
                    decimal(it, "low"),
                    decimal(it, "close"),
                    decimal(it, "volume"),
                    decimal(it, "quoteVolume"),
                    it.path("trades").longValue()));
        }
        return candles;
    }

    @Override
    public void close() {
        client.close();
    }

    private static BigDecimal decimal(JsonNode candle, String field) {
        return ExpectedCandles.plain(candle.path(field).decimalValue());
    }
}
