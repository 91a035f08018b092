package dev.bourse.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RequestTimesIT {

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void requestsAreCountedByRoute() throws Exception {
        backend.get("/api/v1/config");
        backend.get("/api/v1/config");
        backend.send("DELETE", "/api/v1/config");
        backend.get("/api/v1/symbols/NOTHING/price");
        backend.get("/no/such/path.txt");

        assertThat(backend.get("/metrics").body())
                .containsPattern(count("GET", "SUCCESS", 200, "/api/v1/config") + " 2")
                .containsPattern(count("GET", "CLIENT_ERROR", 404, "/api/v1/symbols/\\{symbol}/price") + " 1")
                .containsPattern(count("DELETE", "CLIENT_ERROR", 405, "UNKNOWN") + " 1")
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0.005\"")
                .doesNotContain("path.txt");
    }

    /** Else anybody could make as many timers as he likes. */
    @Test
    void methodsThatClientsInventAreOne() throws Exception {
        backend.send("BREW", "/api/v1/config");
        backend.send("BREW2", "/api/v1/config");

        assertThat(backend.get("/metrics").body()).doesNotContain("BREW").contains("method=\"UNKNOWN\"");
    }

    @Test
    void jsonTellsItsLength() throws Exception {
        TestKey key = backend.newKey(backend.register("alice"), "read", "trade");

        HttpResponse<String> config = backend.get("/api/v1/config");
        HttpResponse<String> refusal = backend.signed(key, "POST", "/api/v1/order", "{}");

        for (HttpResponse<String> answer : List.of(config, refusal)) {
            assertThat(answer.headers().firstValue("Content-Length"))
                    .contains(Integer.toString(answer.body().length()));
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        }
    }

    private static String count(String method, String outcome, int status, String uri) {
        return "http_server_requests_seconds_count\\{method=\"%s\",outcome=\"%s\",[^}]*status=\"%d\",uri=\"%s\"}"
                .formatted(method, outcome, status, uri);
    }
}
