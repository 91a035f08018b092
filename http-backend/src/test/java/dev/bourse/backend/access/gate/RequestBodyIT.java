package dev.bourse.backend.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RequestBodyIT {

    private static final String LOGIN = "/api/v1/auth/login";

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
    void bodyOfTheMostBytesIsRead() throws Exception {
        HttpResponse<String> response = backend.sendJson("POST", LOGIN, " ".repeat(BoundedBody.MAX_BYTES - 2) + "{}");

        assertError(response, 400, "MISSING_PARAMETER");
    }

    @Test
    void bodyOfOneByteMoreIsTooLarge() throws Exception {
        HttpResponse<String> response = backend.sendJson("POST", LOGIN, " ".repeat(BoundedBody.MAX_BYTES - 1) + "{}");

        assertError(response, 413, "BODY_TOO_LARGE");
        assertThat(response.body()).contains("\"maximumBytes\":16384");
    }

    @Test
    void bodyThatDoesNotTellItsLengthIsBoundedToo() throws Exception {
        byte[] large = " ".repeat(BoundedBody.MAX_BYTES + 1).getBytes(StandardCharsets.US_ASCII);
        byte[] small = "{}".getBytes(StandardCharsets.US_ASCII);

        assertError(chunked(large), 413, "BODY_TOO_LARGE");
        assertError(chunked(small), 400, "MISSING_PARAMETER");
    }

    @Test
    void bodyOnAPathThatTakesNoneIsBoundedToo() throws Exception {
        assertError(
                backend.sendJson("POST", "/api/v1/nothing", " ".repeat(BoundedBody.MAX_BYTES + 1)),
                413,
                "BODY_TOO_LARGE");
    }

    @Test
    void addressesThatCanBeReadInTwoWaysAreRefused() throws Exception {
        for (String path : new String[] {"/api/v1//keys", "/api/v1/keys;a=b", "/api/./v1/keys", "/api/v1/keys%2e"}) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer).as(path).startsWith("HTTP/1.1 4").contains("{\"error\":{\"code\":\"");
        }
    }

    private static HttpResponse<String> chunked(byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(backend.uri(LOGIN))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), backend.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
