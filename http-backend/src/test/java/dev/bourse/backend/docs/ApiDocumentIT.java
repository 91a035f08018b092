package dev.bourse.backend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.web.ErrorCode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ApiDocumentIT {

    private static TestBackend backend;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
        document = backend.json("/v3/api-docs");
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void everyMappedRouteIsInTheDocument() {
        Set<String> notForClients =
                Set.of("/error", "/docs", "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config");
        Set<String> mapped = new TreeSet<>(backend.routes());
        mapped.removeAll(notForClients);
        mapped.remove("/health/**");
        mapped.add("/health/{component}");

        assertThat(document.path("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(mapped);
        assertThat(mapped)
                .contains(
                        "/candles",
                        "/api/v1/klines",
                        "/symbols/{symbol}/bars",
                        "/health",
                        "/metrics",
                        "/ready",
                        "/live");
    }

    @Test
    void everyPathSaysWhatItIsAndItsParametersWhatTheyTake() {
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    assertThat(operation.path("summary").asString("")).as(path).isNotBlank();
                    operation
                            .path("parameters")
                            .forEach(parameter -> assertThat(parameter.has("example"))
                                    .as(path + " " + parameter.path("name").asString())
                                    .isTrue());
                }));
    }

    @Test
    void errorsAreDocumentedWithTheirShapeAndAnExample() {
        JsonNode responses = document.path("paths").path("/candles").path("get").path("responses");

        assertThat(responses.propertyNames())
                .containsExactlyInAnyOrder("200", "400", "404", "406", "429", "500", "503");
        JsonNode badRequest = responses.path("400").path("content").path("application/json");
        assertThat(badRequest.path("schema").path("$ref").asString()).isEqualTo("#/components/schemas/Error");
        assertThat(badRequest.path("examples").propertyNames())
                .containsExactlyInAnyOrder("MISSING_PARAMETER", "INVALID_PARAMETER", "INVALID_RANGE");
        assertThat(document.path("components").path("schemas").propertyNames())
                .contains("Error", "Candles", "Candle", "Ticker");
    }

    @Test
    void everyErrorCodeIsInTheDocument() {
        // What any request may get before it comes to a path.
        Set<String> ofNoPath = Set.of(
                "BAD_REQUEST",
                "ORIGIN_NOT_ALLOWED",
                "METHOD_NOT_ALLOWED",
                "URI_TOO_LONG",
                "HEADERS_TOO_LARGE",
                "NOT_IMPLEMENTED",
                "SERVICE_UNAVAILABLE");
        Set<String> ofPaths = new TreeSet<>(ofNoPath);
        document.path("paths").findValues("examples").forEach(it -> ofPaths.addAll(it.propertyNames()));
        List<String> all =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList();

        assertThat(document.at("/components/schemas/ErrorDetail/properties/code/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(all);
        assertThat(ofPaths).containsAll(all);
    }

    @Test
    void routesSayWhoMayCallThemAndWhatTheyAreRefused() {
        JsonNode session = document.at("/paths/~1api~1v1~1auth~1session/post");
        JsonNode keys = document.at("/paths/~1api~1v1~1keys/get");
        JsonNode candles = document.at("/paths/~1candles/get");

        assertThat(session.path("security").toString())
                .isEqualTo("[{\"session\":[]},{\"apiKey\":[],\"signature\":[]}]");
        assertThat(keys.path("security").toString()).isEqualTo("[{\"session\":[]}]");
        assertThat(candles.has("security")).isFalse();
        assertThat(document.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("session", "apiKey", "signature");
        assertThat(examples(session, "401"))
                .containsExactlyInAnyOrder(
                        "UNAUTHENTICATED",
                        "INVALID_API_KEY",
                        "INVALID_SIGNATURE",
                        "TIMESTAMP_OUT_OF_WINDOW",
                        "SIGNATURE_REPLAYED");
        assertThat(examples(keys, "401")).containsExactly("UNAUTHENTICATED");
        assertThat(keys.at("/responses/401/headers").propertyNames()).containsExactly("WWW-Authenticate");
        assertThat(keys.at("/responses/403").has("headers")).isFalse();
        assertThat(examples(keys, "403")).containsExactlyInAnyOrder("PERMISSION_DENIED", "CROSS_SITE_REQUEST");
        assertThat(examples(candles, "429")).containsExactly("RATE_LIMITED");
        assertThat(document.toString()).doesNotContain("identity", "\"caller\"");
    }

    private static Iterable<String> examples(JsonNode operation, String status) {
        return operation
                .path("responses")
                .path(status)
                .path("content")
                .path("application/json")
                .path("examples")
                .propertyNames();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> names =
                List.copyOf(document.path("components").path("schemas").propertyNames());

        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(names).contains(reference.replace("#/components/schemas/", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/swagger-ui/index.html"})
    void pageIsThere(String path) throws Exception {
        HttpResponse<String> response = backend.get(path);
        if (response.statusCode() == 302) {
            response = backend.get(response.headers().firstValue("Location").orElseThrow());
        }

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("swagger-ui-bundle.js");
    }
}
