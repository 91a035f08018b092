package dev.bourse.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files under {@code static/} of the test class path stand for the trading screen. */
final class ScreenFilesIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/trade/BTCUSDT",
                "/trade/TATA_INR",
                "/markets",
                "/portfolio",
                "/account",
                "/operate",
                "/trade/"
            })
    void routeOfTheScreenIsItsPage(String path) throws Exception {
        HttpResponse<String> response = backend.get(path, "Accept", BROWSER);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<title>Test screen</title>");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("text/html"));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/index-4f3c.js, text/javascript",
        "/assets/index-4f3c.css, text/css",
    })
    void fileWithItsHashInItsNameIsKeptForAYear(String path, String type) throws Exception {
        HttpResponse<String> response = backend.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith(type));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
    }

    @Test
    void otherFileIsAskedForAnew() throws Exception {
        HttpResponse<String> response = backend.get("/favicon.svg");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone-1234.js",
                "/assets/gone",
                "/assets/",
                "/missing.js",
                "/api/v1/nothing",
                "/symbols/BTCUSDT/nothing",
                "/candles/nothing",
                "/health/nothing",
                "/v3/nothing",
                "/error"
            })
    void whatIsMissingIsNotFoundEvenForABrowser(String path) throws Exception {
        HttpResponse<String> response = backend.get(path, "Accept", BROWSER);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestBackend.parse(response.body()).path("error").path("code").asString())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void programThatAsksForARouteIsTold() throws Exception {
        assertThat(backend.get("/trade/BTCUSDT", "Accept", "application/json").statusCode())
                .isEqualTo(404);
        assertThat(backend.get("/trade/BTCUSDT").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2Fapplication",
                "/%2e%2e/http-backend.properties",
                "/assets/..%5C..%5Cx",
                "/http-backend.properties"
            })
    void nothingOutsideIsServed(String path) throws Exception {
        HttpResponse<String> response = backend.get(path);

        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(TestBackend.parse(response.body()).path("error").path("code").asString())
                .isIn("BAD_REQUEST", "NOT_FOUND");
    }

    @Test
    void longTextIsCompressed() throws Exception {
        HttpResponse<String> script = backend.get("/assets/index-4f3c.js", "Accept-Encoding", "gzip");
        HttpResponse<String> document = backend.get("/v3/api-docs", "Accept-Encoding", "gzip");
        HttpResponse<String> small = backend.get("/favicon.svg", "Accept-Encoding", "gzip");

        assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(document.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
    }
}
