package dev.bourse.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
final class ErrorShapeIT {

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

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/nothing,     404, NOT_FOUND",
        "POST,   /api/v1/nothing,     404, NOT_FOUND",
        "GET,    /nothing,            404, NOT_FOUND",
        "GET,    /health/nothing,     404, NOT_FOUND",
        "POST,   /candles,            405, METHOD_NOT_ALLOWED",
        "DELETE, /api/v1/symbols,     405, METHOD_NOT_ALLOWED",
        "PUT,    /metrics,            405, METHOD_NOT_ALLOWED",
        "POST,   /health,             405, METHOD_NOT_ALLOWED",
        "POST,   /index.html,         405, METHOD_NOT_ALLOWED",
        "TRACE,  /candles,            405, METHOD_NOT_ALLOWED",
        "BREW,   /candles,            405, METHOD_NOT_ALLOWED",
    })
    void everyErrorHasTheOneShape(String method, String path, int status, String code) throws Exception {
        HttpResponse<String> response = backend.send(method, path);

        assertShape(response, status, code);
    }

    @Test
    void wrongMethodGetsTheRightOnes() throws Exception {
        HttpResponse<String> response = backend.send("POST", "/candles");

        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
        assertThat(TestBackend.parse(response.body()).path("error").path("details"))
                .isEqualTo(TestBackend.parse("{\"allowed\":[\"GET\"],\"method\":\"POST\"}"));
    }

    @Test
    void whoeverIsNotKnownIsToldOfASchemeThatOpensNoDialog() throws Exception {
        HttpResponse<String> nobody = backend.get("/api/v1/keys");
        HttpResponse<String> unknownKey = backend.get("/api/v1/balances", "X-MBX-APIKEY", "guess");
        HttpResponse<String> wrongPassword =
                backend.sendJson("POST", "/api/v1/auth/login", TestBackend.credentials("nobody", TestBackend.PASSWORD));

        for (HttpResponse<String> response : List.of(nobody, unknownKey, wrongPassword)) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
            assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bourse realm=\"account\"");
        }
        assertThat(backend.get("/nothing").headers().firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/candles?asset=BTC&duration=1m", "/api/v1/symbols", "/api/v1/tickers", "/api/v1/config"})
    void typeThatNobodyOffersIsNotAcceptable(String path) throws Exception {
        HttpResponse<String> response = backend.get(path, "Accept", "text/csv");

        assertShape(response, 406, "NOT_ACCEPTABLE");
        assertThat(TestBackend.parse(response.body())
                        .path("error")
                        .path("details")
                        .toString())
                .isEqualTo("{\"allowed\":[\"application/json\"]}");
    }

    @Test
    void malformedAcceptHeaderIsExplained() throws Exception {
        assertShape(backend.get("/api/v1/symbols", "Accept", "&&&"), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /candles?asset=<a> HTTP/1.1           | 400 | BAD_REQUEST",
                "GET /candles%2F HTTP/1.1                  | 400 | BAD_REQUEST",
                "GET /candles?asset=%zz HTTP/1.1           | 400 | BAD_REQUEST",
                "GET /%zz HTTP/1.1                         | 400 | BAD_REQUEST",
                "G\"T / HTTP/1.1                           | 400 | BAD_REQUEST",
            })
    void requestThatIsNoHttpIsExplained(String line, int status, String code) throws Exception {
        String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("{\"error\":{\"code\":\"" + code + "\"")
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    /** Letters of other languages may be there, control characters may not: another reader could end the line at one. */
    @ParameterizedTest
    @CsvSource({"bot\u00fc, 401, INVALID_API_KEY", "bot\u0085, 400, BAD_REQUEST"})
    void headerWithAControlCharacterIsNotRead(String key, int status, String code) throws Exception {
        String answer = raw("GET /api/v1/balances HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-MBX-APIKEY: "
                + key + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("{\"error\":{\"code\":\"" + code + "\"");
    }

    @Test
    void addressThatIsTooLongIsExplained() throws Exception {
        String answer = raw("GET /candles?asset=" + "B".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("{\"error\":{\"code\":\"")
                .doesNotContain("<html", "Tomcat");
    }

    @Test
    void clientsMistakeLeavesNoStackTraceInTheLog(CapturedOutput output) throws Exception {
        backend.get("/candles?asset=BTC&duration=7m");
        backend.send("POST", "/candles");
        backend.get("/api/v1/nothing");
        backend.get("/candles?asset=BTC&duration=1m", "Accept", "text/csv");

        assertThat(output.getAll()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void ourMistakeShowsNothingOfItselfAndIsLogged(CapturedOutput output) throws Exception {
        backend.redisCommands().opsForValue().set("ticker:BTCUSDT", "not JSON");
        try {
            HttpResponse<String> response = backend.get("/api/v1/ticker/24hr?symbol=BTCUSDT");

            assertShape(response, 500, "INTERNAL_ERROR");
            assertThat(response.body()).doesNotContain("Malformed", "dev.bourse", "not JSON");
            assertThat(output.getAll()).contains("path=/api/v1/ticker/24hr").contains("MalformedMessageException");
        } finally {
            backend.redisCommands().delete("ticker:BTCUSDT");
        }
    }

    private static void assertShape(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode body = TestBackend.parse(response.body());
        assertThat(body.propertyNames()).containsExactly("error");
        assertThat(body.path("error").propertyNames()).containsExactlyInAnyOrder("code", "message", "details");
        assertThat(body.path("error").path("code").asString()).isEqualTo(code);
        assertThat(body.path("error").path("message").asString()).isNotBlank();
    }

    /** Sends bytes that no proper client would. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), backend.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
