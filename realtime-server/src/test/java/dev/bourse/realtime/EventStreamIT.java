package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.Side;
import dev.bourse.realtime.TestEventSource.Event;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams as Server-Sent Events, and batches over either transport. */
final class EventStreamIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> COOKIE = Map.of("Cookie", "session_token=t12");

    @TempDir
    private static Path directory;

    private static RealtimeFixture bourse;

    @BeforeAll
    static void start() throws Exception {
        bourse = new RealtimeFixture(
                directory,
                "--CORS_ORIGIN=https://trade.example.com",
                "--SESSION_CHECK_INTERVAL=300",
                "--SLOW_CLIENT_TIMEOUT=2000",
                "--MAX_SUBSCRIPTIONS=5");
        bourse.backend.accounts.signIn("t12", 12);
        bourse.exchange.createTata();
        bourse.backend.accounts.store(bourse.exchange);
        await().until(() ->
                get("/sse?streams=depth@TATA_INR,bad@", Map.of()).body().contains("UNKNOWN_STREAM"));
    }

    @AfterAll
    static void stop() throws Exception {
        bourse.close();
    }

    @Test
    void streamsAreSentWithTheirKindAndTheSameJson() throws Exception {
        try (TestEventSource source = open("/sse?streams=depth@TATA_INR,trade@TATA_INR", Map.of())) {
            assertThat(source.response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            Event snapshot = source.next("depth");
            assertThat(snapshot.data()).startsWith("{\"stream\":\"depth@TATA_INR\",\"data\":{\"e\":\"depth\"");
            assertThat(snapshot.data()).contains("\"snapshot\":true");
            assertThat(snapshot.id()).isEmpty();

            bourse.exchange.write(it -> it.trade(TestExchange.TATA, 5000, 100, 100, 7, 8));
            bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 99, 3));

            assertThat(source.next("trade", "\"t\":5000,").data()).contains("\"p\":\"1\",\"q\":\"1\"");
            assertThat(source.next("depth").data()).contains("[\"0.99\",\"0.03\"]");
        }
    }

    @Test
    void enigmasAreStreamedToo() throws Exception {
        bourse.backend.enigma(
                "ETHUSDT", "{\"ath\":200,\"atl\":100,\"current_price\":150,\"tick_size\":0.01,\"symbol\":\"ETHUSDT\"}");

        try (TestEventSource source = open("/sse?streams=enigma@ETHUSDT", Map.of())) {
            assertThat(source.next("enigma").data())
                    .startsWith(
                            "{\"stream\":\"enigma@ETHUSDT\",\"data\":{\"e\":\"enigma\",\"s\":\"ETHUSDT\",\"level\":\"50\"");
        }
    }

    @Test
    void accountsEventsHaveIdsFromWhichTheStreamIsResumed() throws Exception {
        long last;
        try (TestEventSource source = open("/sse?streams=account", COOKIE)) {
            Event begin = source.next("account");
            assertThat(begin.data()).contains("\"e\":\"subscribed\",\"accountId\":\"12\"");
            last = Long.parseLong(begin.id());
            event(1);
            assertThat(source.next("account").id()).isEqualTo(Long.toString(last + 1));
        }
        event(2);
        bourse.backend.accounts.store(bourse.exchange);
        event(3);

        try (TestEventSource source = open(
                "/sse?streams=account&resumeFrom=0",
                Map.of("Cookie", "session_token=t12", "Last-Event-ID", Long.toString(last + 1)))) {
            assertThat(source.next("account").data()).contains("subscribed");
            assertThat(source.next("account").id()).isEqualTo(Long.toString(last + 2));
            Event third = source.next("account");
            assertThat(third.id()).isEqualTo(Long.toString(last + 3));
            assertThat(JSON.readTree(third.data()).at("/data/sequence").asLong())
                    .isEqualTo(last + 3);
        }
        try (TestEventSource source = open("/sse?streams=account&resumeFrom=" + last, COOKIE)) {
            source.next("account");
            assertThat(source.next("account").id()).isEqualTo(Long.toString(last + 1));
        }
    }

    @Test
    void signedQueryIsAsGoodAsACookie() throws Exception {
        String signature = TestAccounts.signature("recvWindow=5000&timestamp=17");
        String path = "/sse?streams=account&timestamp=17&recvWindow=5000&signature=" + signature;
        try (TestEventSource source = open(path, Map.of("X-MBX-APIKEY", TestAccounts.KEY))) {
            assertThat(source.next("account").data()).contains("\"accountId\":\"12\"");
        }
        HttpResponse<String> wrong =
                get(path.replace("timestamp=17", "timestamp=18"), Map.of("X-MBX-APIKEY", TestAccounts.KEY));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).startsWith("{\"error\":{\"code\":\"INVALID_SIGNATURE\"");
    }

    @Test
    void streamEndsWithTheSession() throws Exception {
        bourse.backend.accounts.signIn("short", 12);
        try (TestEventSource source =
                open("/sse?streams=account,depth@TATA_INR", Map.of("Cookie", "session_token=short"))) {
            source.next("account");

            bourse.backend.accounts.revoke("short");

            assertThat(source.next("refusal").data()).contains("SESSION_ENDED");
            assertThat(source.next("close").data())
                    .isEqualTo("{\"code\":1008,\"reason\":\"the account's stream has ended\"}");
            assertThat(source.next()).isNull();
        }
    }

    @Test
    void readerThatNeverReadsIsCutOff() throws Exception {
        double before = bourse.metric("realtime.disconnects", "reason", "slow");
        try (TestEventSource _ = open("/sse?streams=depth@TATA_INR", Map.of())) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        bourse.exchange.write(it -> {
                            for (int ticks = 1; ticks <= 500; ticks++) {
                                it.level(TestExchange.TATA, Side.BUY, ticks, bourse.exchange.sequence() % 9);
                            }
                        });
                        return bourse.metric("realtime.disconnects", "reason", "slow") > before;
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sse                                             | 400 | MALFORMED_MESSAGE",
                "/sse?streams=                                    | 400 | MALFORMED_MESSAGE",
                "/sse?streams=nope                                | 400 | UNKNOWN_STREAM",
                "/sse?streams=depth@NOPE                          | 400 | UNKNOWN_SYMBOL",
                "/sse?streams=kline_7m@TATA_INR                   | 400 | UNKNOWN_INTERVAL",
                "/sse?streams=account                             | 401 | NOT_AUTHENTICATED",
                "/sse?streams=trade@TATA_INR,a,b,c,d,e            | 400 | TOO_MANY_SUBSCRIPTIONS",
                "/sse?streams=account&resumeFrom=x                | 400 | MALFORMED_MESSAGE",
                "/sse?streams=trade@TATA_INR&batch=5              | 400 | INVALID_BATCH",
                "/sse?streams=trade@TATA_INR&batch=x              | 400 | INVALID_BATCH",
                "/api/v1/ws?batch=50                              | 426 | WEBSOCKET_REQUIRED",
            })
    void whatCannotBeDoneIsAnsweredBeforeTheStreamBegins(String path, int status, String code) throws Exception {
        HttpResponse<String> response = get(path, Map.of());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }

    @Test
    void wrongCookieAndUnknownPastAreAnsweredBeforeTheStreamBegins() throws Exception {
        HttpResponse<String> wrong = get("/sse?streams=account", Map.of("Cookie", "session_token=wrong"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().allValues("WWW-Authenticate")).containsExactly("Bourse realm=\"account\"");
        assertThat(get("/sse?streams=account", Map.of()).headers().allValues("WWW-Authenticate"))
                .containsExactly("Bourse realm=\"account\"");
        assertThat(get("/sse?streams=account", Map.of("X-MBX-APIKEY", "k")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesMayReadAsTheyMayConnect() throws Exception {
        try (TestEventSource source = open(
                "/sse?streams=account", Map.of("Cookie", "session_token=t12", "Origin", "https://trade.example.com"))) {
            assertThat(source.response.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://trade.example.com");
            assertThat(source.response.headers().firstValue("Access-Control-Allow-Credentials"))
                    .contains("true");
            source.next("account");
        }
        HttpResponse<String> evil = get(
                "/sse?streams=account", Map.of("Cookie", "session_token=t12", "Origin", "https://evil.example.com"));
        assertThat(evil.statusCode()).isEqualTo(403);
        assertThat(evil.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void pagesAreToldBeforehandWhatTheyMaySend() throws Exception {
        HttpResponse<String> trusted = preflight("https://trade.example.com");
        assertThat(trusted.statusCode()).isEqualTo(204);
        assertThat(trusted.headers().map())
                .containsEntry("access-control-allow-origin", List.of("https://trade.example.com"))
                .containsEntry("access-control-allow-credentials", List.of("true"))
                .containsEntry("access-control-allow-methods", List.of("GET"))
                .containsEntry("access-control-allow-headers", List.of("X-MBX-APIKEY, Last-Event-ID"))
                .containsEntry("vary", List.of("Origin"));

        HttpResponse<String> evil = preflight("https://evil.example.com");
        assertThat(evil.headers().map())
                .doesNotContainKeys("access-control-allow-origin", "access-control-allow-credentials");
    }

    private static HttpResponse<String> preflight(String origin) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri("/sse?streams=account"))
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "x-mbx-apikey")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void messagesOfStreamsComeInBatchesToThoseWhoWantThat() throws Exception {
        try (TestClient client = bourse.client("/api/v1/ws?batch=200");
                TestEventSource source = open("/sse?streams=trade@TATA_INR,account&batch=200", COOKIE)) {
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@TATA_INR\"],\"id\":1}");
            assertThat(client.next("result")).isEqualTo("{\"result\":null,\"id\":1}");
            source.next("batch");
            int first = 1000;
            for (int id = first; id < first + 20; id++) {
                int trade = id;
                bourse.exchange.write(it -> it.trade(TestExchange.TATA, trade, 100, 100, 12, 8));
            }

            int messages = 0;
            long next = first;
            while (next < first + 20) {
                String text = client.next("\"trade\"");
                assertThat(text).startsWith("[{\"stream\":").endsWith("]");
                for (JsonNode it : JSON.readTree(text)) {
                    long id = it.at("/data/t").asLong();
                    next = id >= first ? id + 1 : next;
                }
                messages++;
            }
            assertThat(messages).isLessThan(20);
            Event batch = source.next("batch");
            JsonNode last = JSON.readTree(batch.data());
            assertThat(last.isArray()).isTrue();
            assertThat(batch.id()).isNotEmpty();
        }
    }

    @Test
    void batchOutOfRangeIsRefusedWithTheHandshake() {
        assertThat(catchThrowable(() -> bourse.client("/api/v1/ws?batch=1001")))
                .hasStackTraceContaining("WebSocketHandshakeException");
    }

    private static void event(long available) {
        bourse.exchange.write(it -> it.balance(12, 0, available, 0));
    }

    private static TestEventSource open(String path, Map<String, String> headers) throws Exception {
        return new TestEventSource(uri(path), headers);
    }

    private static HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
            headers.forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + bourse.port() + path);
    }
}
