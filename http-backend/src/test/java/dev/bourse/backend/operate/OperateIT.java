package dev.bourse.backend.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bourse.backend.TestBackend;
import dev.bourse.testing.FreePorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told of the services, of which one answers and one does not. */
final class OperateIT {

    private static final String HEALTH = """
            {"status":"DOWN","components":{"exchange":{"status":"DOWN","details":{"problem":"the log has lost events"}}}}""";
    private static final String METRICS = """
            uploader_backlog_entries{service="batch-uploader",stream="trades"} 12.0
            uploader_backlog_entries{service="batch-uploader",stream="klines"} 3.0
            uploader_backlog_age_seconds{service="batch-uploader",stream="trades"} 2.5
            uploader_exchange_lag_events{service="batch-uploader"} 7.0
            """;

    private static HttpServer uploader;
    private static TestBackend backend;
    private static String operator;

    @BeforeAll
    static void start() throws Exception {
        uploader = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/health", 503, HEALTH);
        answer("/metrics", 200, METRICS);
        uploader.start();
        backend = TestBackend.startWithOperator(
                "--BATCH_UPLOADER_URL=http://127.0.0.1:" + uploader.getAddress().getPort(),
                "--MATCHING_ENGINE_URL=http://127.0.0.1:" + FreePorts.next());
        operator = backend.operator();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
        uploader.stop(0);
    }

    @Test
    void eachServiceTellsHowFarItIsBehind() throws Exception {
        JsonNode uploaderState = service("batch-uploader");

        assertThat(uploaderState.path("status").asString()).isEqualTo("DOWN");
        assertThat(uploaderState.path("problem").asString()).isEqualTo("exchange: the log has lost events.");
        assertThat(uploaderState.path("lag").toString())
                .isEqualTo("[{\"name\":\"stream entries waiting\",\"value\":15.0,\"unit\":\"entries\"},"
                        + "{\"name\":\"oldest of them\",\"value\":2.5,\"unit\":\"s\"},"
                        + "{\"name\":\"exchange log behind\",\"value\":7.0,\"unit\":\"events\"}]");
    }

    @Test
    void serviceThatCannotBeReachedIsDownAndTellsNothing() throws Exception {
        JsonNode engine = service("matching-engine");

        assertThat(engine.path("status").asString()).isEqualTo("DOWN");
        assertThat(engine.path("problem").asString()).isEqualTo("Can't be reached.");
        assertThat(engine.path("lag")).isEmpty();
    }

    @Test
    void backendTellsOfItself() throws Exception {
        JsonNode self = service("http-backend");

        assertThat(self.path("status").asString()).isEqualTo("UP");
        assertThat(self.path("problem").isNull()).isTrue();
        assertThat(self.at("/lag/0/name").asString()).isEqualTo("waiting for the database");
        assertThat(self.at("/lag/0/value").isNumber()).isTrue();
    }

    @Test
    void requestsOfTheLastSecondsAreARate() throws Exception {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            backend.get("/api/v1/config");
            JsonNode metrics = get("/api/v1/operate/metrics?minutes=1");
            JsonNode requests = metrics.at("/series/requestsPerSecond");
            assertThat(metrics.path("intervalMs").asLong()).isEqualTo(5_000);
            assertThat(requests).hasSameSizeAs(metrics.path("times")).anyMatch(it -> it.asDouble() > 0);
            assertThat(metrics.at("/series/tradesPerSecond").get(0).isNull()).isTrue();
            assertThat(metrics.path("series").propertyNames())
                    .containsExactlyInAnyOrder(
                            "ordersPerSecond",
                            "tradesPerSecond",
                            "requestsPerSecond",
                            "orderLatencyP50Ms",
                            "orderLatencyP99Ms",
                            "messagesPerSecond",
                            "clients",
                            "feedTradesPerSecond");
        });
    }

    @Test
    void moreThanIsKeptCannotBeAskedFor() throws Exception {
        HttpResponse<String> response = backend.get("/api/v1/operate/metrics?minutes=61", "Cookie", operator);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("INVALID_PARAMETER");
    }

    @Test
    void onlyOperatorsAreTold() throws Exception {
        String alice = backend.register("alice");
        for (String path : List.of("ledger", "services", "metrics")) {
            assertThat(backend.get("/api/v1/operate/" + path).statusCode()).isEqualTo(401);
            HttpResponse<String> refused = backend.get("/api/v1/operate/" + path, "Cookie", alice);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("PERMISSION_DENIED", "an operator's session");
        }
    }

    private static JsonNode service(String name) throws Exception {
        return get("/api/v1/operate/services")
                .valueStream()
                .filter(it -> it.path("service").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> response = backend.get(path, "Cookie", operator);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestBackend.parse(response.body());
    }

    private static void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        uploader.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
