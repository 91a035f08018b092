package dev.bourse.backend.candles;

import static dev.bourse.backend.TestBackend.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each parameter missing, malformed, reversed, huge: a clear error each, and the service well. */
final class BadInputIT {

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
        backend.announce("BTCUSDT", "BTC", "USDT");
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @AfterEach
    void serviceIsWell() throws Exception {
        assertThat(backend.get("/candles?asset=BTC&duration=1m").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "duration=1m                                     | 400 | MISSING_PARAMETER | asset is missing.",
                "asset=&duration=1m                              | 400 | MISSING_PARAMETER | asset is missing.",
                "asset=B T C&duration=1m                         | 400 | INVALID_PARAMETER | asset is 'B T C', but it must be 1 to 32 letters, digits or underscores.",
                "asset=BTC&asset=ETH&duration=1m                 | 400 | INVALID_PARAMETER | asset is 'BTC,ETH', but it must be 1 to 32 letters, digits or underscores.",
                "asset=BTC'; drop table trades; --&duration=1m   | 400 | INVALID_PARAMETER | asset is 'BTC'; drop table trades; --', but it must be 1 to 32 letters, digits or underscores.",
                "asset=' or '1'='1&duration=1m                   | 400 | INVALID_PARAMETER | asset is '' or '1'='1', but it must be 1 to 32 letters, digits or underscores.",
                "asset=<script>&duration=1m                      | 400 | INVALID_PARAMETER | asset is '<script>', but it must be 1 to 32 letters, digits or underscores.",
                "asset=DOGE&duration=1m                          | 404 | UNKNOWN_SYMBOL    | There is no market DOGE here.",
                "asset=BTC                                       | 400 | MISSING_PARAMETER | duration is missing; it must be one of 30s, 1m, 5m, 15m, 1h, 4h, 1d.",
                "asset=BTC&duration=2m                           | 400 | INVALID_PARAMETER | duration is '2m', but it must be one of 30s, 1m, 5m, 15m, 1h, 4h, 1d.",
                "asset=BTC&duration=1M                           | 400 | INVALID_PARAMETER | duration is '1M', but it must be one of 30s, 1m, 5m, 15m, 1h, 4h, 1d.",
                "asset=BTC&duration=1m;select pg_sleep(9)        | 400 | INVALID_PARAMETER | duration is '1m;select pg_sleep(9)', but it must be one of 30s, 1m, 5m, 15m, 1h, 4h, 1d.",
                "asset=BTC&duration=1m&startTime=yesterday       | 400 | INVALID_PARAMETER | startTime is 'yesterday', but it must be a time as ISO-8601",
                "asset=BTC&duration=1m&startTime=2025-02-30      | 400 | INVALID_PARAMETER | startTime is '2025-02-30', but it must be a time",
                "asset=BTC&duration=1m&startTime=-1              | 400 | INVALID_PARAMETER | startTime is '-1', but it must be a time",
                "asset=BTC&duration=1m&startTime=1.5             | 400 | INVALID_PARAMETER | startTime is '1.5', but it must be a time",
                "asset=BTC&duration=1m&startTime=999999999999999 | 400 | INVALID_PARAMETER | startTime is '999999999999999', but it must be a time",
                "asset=BTC&duration=1m&startTime=99999999999999999999999999 | 400 | INVALID_PARAMETER | startTime is '99999999999999999999999999', but it must be a time",
                "asset=BTC&duration=1m&startTime=%2B999999999-01-01T00:00:00Z | 400 | INVALID_PARAMETER | startTime is '+999999999-01-01T00:00:00Z', but it must be a time",
                "asset=BTC&duration=1m&endTime=infinity          | 400 | INVALID_PARAMETER | endTime is 'infinity', but it must be a time",
                "asset=BTC&duration=1m&endTime=10000-01-01       | 400 | INVALID_PARAMETER | endTime is '10000-01-01', but it must be a time",
                "asset=BTC&duration=1m&startTime=2&endTime=1     | 400 | INVALID_RANGE     | startTime is after endTime; exchange them.",
                "asset=BTC&duration=1m&limit=0                   | 400 | INVALID_PARAMETER | limit is '0', but it must be a whole number from 1 to 1000.",
                "asset=BTC&duration=1m&limit=-5                  | 400 | INVALID_PARAMETER | limit is '-5', but it must be a whole number from 1 to 1000.",
                "asset=BTC&duration=1m&limit=1001                | 400 | INVALID_PARAMETER | limit is '1001', but it must be a whole number from 1 to 1000.",
                "asset=BTC&duration=1m&limit=99999999999999999999 | 400 | INVALID_PARAMETER | limit is '99999999999999999999', but it must be a whole number from 1 to 1000.",
                "asset=BTC&duration=1m&limit=ten                 | 400 | INVALID_PARAMETER | limit is 'ten', but it must be a whole number from 1 to 1000.",
                "asset=BTC&duration=1m&limit=1e3                 | 400 | INVALID_PARAMETER | limit is '1e3', but it must be a whole number from 1 to 1000.",
            })
    void badParameterOfCandlesIsExplained(String query, int status, String code, String message) throws Exception {
        HttpResponse<String> response = backend.get("/candles?" + escaped(query));

        JsonNode error = TestBackend.parse(response.body()).path("error");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).startsWith(message);
        assertThat(error.path("details").isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/klines?interval=1m                          | 400 | MISSING_PARAMETER | symbol is missing.",
                "/api/v1/klines?symbol=BTCUSDT                       | 400 | MISSING_PARAMETER | interval is missing;",
                "/api/v1/klines?symbol=BTC&interval=1m               | 404 | UNKNOWN_SYMBOL    | There is no market BTC here.",
                "/api/v1/candles/current?symbol=BTCUSDT              | 400 | MISSING_PARAMETER | duration is missing;",
                "/api/v1/candles/current?symbol=BTCUSDT&duration=1m  | 404 | NO_DATA           | There is no candle of BTCUSDT yet.",
                "/symbols/BTCUSDT/bars                               | 400 | MISSING_PARAMETER | resolution is missing;",
                "/symbols/BTCUSDT/bars?resolution=7                  | 400 | INVALID_PARAMETER | resolution is '7',",
                "/symbols/BTCUSDT/bars?resolution=1&from=2&to=1      | 400 | INVALID_RANGE     | from is after to;",
                "/symbols/BTCUSDT/bars?resolution=1&from=x           | 400 | INVALID_PARAMETER | from is 'x',",
                "/symbols/DOGE/bars?resolution=1                     | 404 | UNKNOWN_SYMBOL    | There is no market DOGE here.",
                "/symbols/D'OGE/bars?resolution=1                    | 400 | INVALID_PARAMETER | symbol is 'D'OGE',",
                "/symbols/DOGE/price                                 | 404 | UNKNOWN_SYMBOL    | There is no market DOGE here.",
                "/symbols/BTCUSDT/price                              | 404 | NO_DATA           | There is no price of BTCUSDT at the moment;",
                "/api/v1/ticker/24hr                                 | 400 | MISSING_PARAMETER | symbol is missing.",
                "/api/v1/ticker/24hr?symbol=BTC%00                   | 400 | INVALID_PARAMETER | symbol is 'BTC?',",
                "/api/v1/ticker/24hr?symbol=DOGE                     | 404 | UNKNOWN_SYMBOL    | There is no market DOGE here.",
                "/api/v1/ticker/24hr?symbol=BTCUSDT                  | 404 | NO_DATA           | The statistics of BTCUSDT are not known",
            })
    void badParameterOfOtherPathsIsExplained(String path, int status, String code, String message) throws Exception {
        HttpResponse<String> response = backend.get(path);

        JsonNode error = TestBackend.parse(response.body()).path("error");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).startsWith(message);
    }

    @Test
    void valueOutOfAFixedSetGetsTheSet() throws Exception {
        JsonNode duration =
                TestBackend.parse(backend.get("/candles?asset=BTC&duration=7m").body());
        JsonNode symbol =
                TestBackend.parse(backend.get("/candles?asset=DOGE&duration=1m").body());

        assertThat(duration.path("error").path("details").toString())
                .isEqualTo(
                        "{\"parameter\":\"duration\",\"value\":\"7m\",\"allowed\":[\"30s\",\"1m\",\"5m\",\"15m\",\"1h\",\"4h\",\"1d\"]}");
        assertThat(symbol.path("error").path("details").path("allowed").toString())
                .isEqualTo("[\"BTCUSDT\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asset", "duration", "startTime", "endTime", "limit"})
    void hugeValueIsRepeatedOnlyInPart(String parameter) throws Exception {
        String others = parameter.equals("duration")
                ? "asset=BTC"
                : parameter.equals("asset") ? "duration=1m" : "asset=BTC&duration=1m";

        HttpResponse<String> response = backend.get("/candles?" + others + "&" + parameter + "=" + "9".repeat(6000));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("INVALID_PARAMETER")
                .contains("9".repeat(64) + "…")
                .hasSizeLessThan(600);
    }

    private static String escaped(String query) {
        StringBuilder escaped = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String value = parts[1].startsWith("%2B") ? parts[1] : encoded(parts[1]);
            escaped.append(escaped.isEmpty() ? "" : "&")
                    .append(parts[0])
                    .append('=')
                    .append(value);
        }
        return escaped.toString();
    }
}
