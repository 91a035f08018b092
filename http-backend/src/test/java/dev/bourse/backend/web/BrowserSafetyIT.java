package dev.bourse.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class BrowserSafetyIT {

    @Test
    void everyResponseHasTheSecurityHeaders() throws Exception {
        try (TestBackend backend = TestBackend.start("--WEBSOCKET_PORT=4001")) {
            for (String path :
                    new String[] {"/", "/candles", "/api/v1/symbols", "/health", "/assets/index-4f3c.js", "/no"}) {
                var headers = backend.get(path).headers();

                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .hasValue("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
                assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("strict-origin-when-cross-origin");
                assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                        .as(path)
                        .hasValue("same-origin");
                assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
                assertThat(headers.firstValue("Strict-Transport-Security"))
                        .as(path)
                        .isEmpty();
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .as(path)
                        .hasValueSatisfying(policy -> assertThat(policy)
                                .contains(
                                        "script-src 'self';",
                                        "style-src 'self' 'unsafe-inline';",
                                        "frame-ancestors 'none';")
                                .endsWith("connect-src 'self' ws://localhost:4001 wss://localhost:4001"));
            }
            assertThat(backend.get("/", "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
            // Without any origin configured nothing is said about CORS.
            HttpResponse<String> foreign = backend.get("/api/v1/config", "Origin", "https://example.com");
            assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(backend.json("/api/v1/config").toString())
                    .isEqualTo("{\"websocketUrl\":null,\"websocketPort\":4001,\"onRamp\":null}");
        }
    }

    @Test
    void publicWebSocketIsWhatThePageMayConnectTo() throws Exception {
        try (TestBackend backend = TestBackend.start("--WEBSOCKET_URL=wss://stream.example.com/api/v1/ws")) {
            assertThat(backend.get("/").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).endsWith("connect-src 'self' wss://stream.example.com"));
            assertThat(backend.json("/api/v1/config").path("websocketUrl").asString())
                    .isEqualTo("wss://stream.example.com/api/v1/ws");
        }
    }

    @Test
    void configuredOriginsMayReadAndOthersMayNot() throws Exception {
        try (TestBackend backend = TestBackend.start("--CORS_ORIGIN=https://example.com, http://localhost:3000")) {
            HttpResponse<String> good = backend.get("/api/v1/config", "Origin", "http://localhost:3000");
            HttpResponse<String> bad = backend.get("/api/v1/config", "Origin", "https://evil.example");
            HttpResponse<String> preflight = backend.send(
                    "OPTIONS", "/candles", "Origin", "https://example.com", "Access-Control-Request-Method", "GET");

            assertThat(good.statusCode()).isEqualTo(200);
            assertThat(good.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://localhost:3000");
            assertThat(good.headers().firstValue("Vary"))
                    .hasValueSatisfying(names -> assertThat(names).containsIgnoringCase("origin"));
            assertThat(bad.statusCode()).isEqualTo(403);
            assertThat(bad.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(TestBackend.parse(bad.body()).path("error").path("code").asString())
                    .isEqualTo("ORIGIN_NOT_ALLOWED");
            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                    .hasValueSatisfying(methods -> assertThat(methods).contains("GET"));
        }
    }

    @Test
    void everyOriginMayReadWhenThatIsConfigured() throws Exception {
        try (TestBackend backend = TestBackend.start("--CORS_ORIGIN=*")) {
            assertThat(backend.get("/api/v1/config", "Origin", "https://example.com")
                            .headers()
                            .firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
        }
    }
}
