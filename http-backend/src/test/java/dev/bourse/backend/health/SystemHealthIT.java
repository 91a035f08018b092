package dev.bourse.backend.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bourse.backend.TestBackend;
import dev.bourse.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SystemHealthIT {

    @Test
    void systemIsUpWhenAllItsServicesAre() throws Exception {
        try (OtherService poller = new OtherService("price-poller", 200, "UP");
                OtherService uploader = new OtherService("batch-uploader", 200, "UP");
                TestBackend backend = TestBackend.start(
                        "--PRICE_POLLER_URL=" + poller.url(), "--BATCH_UPLOADER_URL=" + uploader.url() + "/")) {
            JsonNode health = backend.json("/api/v1/health");
            JsonNode detailed = backend.json("/api/v1/health/detailed");

            assertThat(health.path("status").asString()).isEqualTo("UP");
            assertThat(health.path("services").toString())
                    .isEqualTo("{\"http-backend\":\"UP\",\"price-poller\":\"UP\",\"batch-uploader\":\"UP\"}");
            JsonNode own = detailed.path("services")
                    .path("http-backend")
                    .path("health")
                    .path("components");
            assertThat(own.path("db").path("details").path("migrated").asBoolean())
                    .isTrue();
            assertThat(own.path("redis").path("status").asString()).isEqualTo("UP");
            assertThat(detailed.path("services")
                            .path("price-poller")
                            .path("health")
                            .path("service")
                            .asString())
                    .isEqualTo("price-poller");
        }
    }

    @Test
    void systemIsDownWhenAServiceIsDownOrSilentOrGone() throws Exception {
        try (OtherService poller = new OtherService("price-poller", 503, "DOWN");
                ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                TestBackend backend = TestBackend.start(
                        "--PRICE_POLLER_URL=" + poller.url(),
                        "--BATCH_UPLOADER_URL=http://127.0.0.1:" + silent.getLocalPort(),
                        "--REALTIME_SERVER_URL=http://127.0.0.1:" + FreePorts.next(),
                        // Enough for the first, which does answer, also on a busy machine.
                        "--SERVICE_TIMEOUT=2000")) {
            HttpResponse<String> health = backend.get("/api/v1/health");
            JsonNode detailed = TestBackend.parse(
                            backend.get("/api/v1/health/detailed").body())
                    .path("services");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(TestBackend.parse(health.body()).path("services").toString())
                    .isEqualTo(
                            "{\"http-backend\":\"UP\",\"price-poller\":\"DOWN\",\"batch-uploader\":\"DOWN\",\"realtime-server\":\"DOWN\"}");
            assertThat(detailed.path("price-poller")
                            .path("health")
                            .path("status")
                            .asString())
                    .isEqualTo("DOWN");
            assertThat(detailed.path("batch-uploader").path("problem").asString())
                    .isEqualTo("no answer within 2000 ms");
            assertThat(detailed.path("realtime-server").path("problem").asString())
                    .isEqualTo("can't be reached");
        }
    }

    @Test
    void serviceThatStopsInTheMiddleOfItsAnswerIsNotWaitedFor() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        HttpServer stuck = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stuck.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stuck.start();
        try (TestBackend backend = TestBackend.start(
                "--PRICE_POLLER_URL=http://127.0.0.1:" + stuck.getAddress().getPort(), "--SERVICE_TIMEOUT=300")) {
            assertThat(backend.get("/api/v1/health").statusCode()).isEqualTo(503);
            assertThat(backend.get("/api/v1/metrics").body())
                    .contains("bourse_service_up{service=\"price-poller\"} 0\n");
        } finally {
            never.countDown();
            stuck.stop(0);
        }
    }

    @Test
    void metricsOfAllServicesAreOneText() throws Exception {
        try (OtherService poller = new OtherService("price-poller", 200, "UP");
                TestBackend backend = TestBackend.start(
                        "--PRICE_POLLER_URL=" + poller.url(),
                        "--REALTIME_SERVER_URL=http://127.0.0.1:" + FreePorts.next())) {
            HttpResponse<String> response = backend.get("/api/v1/metrics");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain;version=0.0.4"));
            assertThat(response.body())
                    .contains("bourse_service_up{service=\"http-backend\"} 1\n")
                    .contains("bourse_service_up{service=\"price-poller\"} 1\n")
                    .contains("bourse_service_up{service=\"realtime-server\"} 0\n")
                    .contains("process_uptime_seconds{service=\"http-backend\"}")
                    .contains("process_uptime_seconds{service=\"price-poller\"} 1.5\n")
                    .containsOnlyOnce("# TYPE process_uptime_seconds gauge");
        }
    }

    @Test
    void serviceTellsItsOwnHealth() throws Exception {
        try (TestBackend backend = TestBackend.start()) {
            for (String path : List.of("/health", "/health/db", "/health/redis", "/ready", "/live")) {
                assertThat(backend.json(path).path("status").asString())
                        .as(path)
                        .isEqualTo("UP");
            }
        }
    }

    /** Another service: it answers {@code /health} and {@code /metrics}. */
    private static final class OtherService implements AutoCloseable {

        private final HttpServer server;

        OtherService(String name, int status, String health) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer("/health", status, "{\"status\":\"" + health + "\",\"service\":\"" + name + "\"}");
            answer("/metrics", 200, """
                    # HELP process_uptime_seconds The uptime
                    # TYPE process_uptime_seconds gauge
                    process_uptime_seconds{service="%s"} 1.5
                    """.formatted(name));
            server.start();
        }

        private void answer(String path, int status, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            server.createContext(path, exchange -> {
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
