package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The messages that clients send and get, as they are on the wire. */
final class ProtocolIT {

    @TempDir
    private static Path directory;

    private static RealtimeFixture bourse;

    @BeforeAll
    static void start() throws Exception {
        bourse = new RealtimeFixture(directory, "--CORS_ORIGIN=https://trade.example.com", "--MAX_SUBSCRIPTIONS=10");
    }

    @AfterAll
    static void stop() throws Exception {
        bourse.close();
    }

    @ParameterizedTest
    @CsvSource({"/", "/api/v1/ws"})
    void clientIsGreetedWithTheActiveSymbols(String path) {
        try (TestClient client = bourse.client(path)) {
            assertThat(client.next(""))
                    .isEqualTo("{\"type\":\"connection\",\"message\":\"Connected to realtime crypto data\","
                            + "\"assets\":[\"BTCUSDT\",\"ETHUSDT\"]}");
        }
    }

    @Test
    void priceIsSentToAllAsInTheFirstProtocol() {
        try (TestClient client = bourse.client()) {
            client.settle();
            bourse.poller.convertAndSend(
                    "market:BTCUSDT",
                    "{\"symbol\":\"BTCUSDT\",\"originalPrice\":108400.50,\"bidPrice\":108292.05,"
                            + "\"askPrice\":108508.95,\"timestamp\":1756480528000}");

            assertThat(client.next("108292.05"))
                    .isEqualTo("{\"type\":\"price_update\",\"symbol\":\"BTCUSDT\",\"data\":{\"symbol\":\"BTCUSDT\","
                            + "\"originalPrice\":108400.50,\"bidPrice\":108292.05,\"askPrice\":108508.95,"
                            + "\"timestamp\":1756480528000}}");
        }
    }

    @Test
    void lateClientGetsTheLastPriceAtOnce() {
        bourse.publishPrice("ETHUSDT", "2501.25");
        try (TestClient early = bourse.client()) {
            early.next("2501.25");
        }
        try (TestClient late = bourse.client()) {
            assertThat(late.next("\"ETHUSDT\",\"data\"")).contains("2501.25");
        }
    }

    @Test
    void clientThatSubscribesGetsOnlyThosePrices() {
        try (TestClient client = bourse.client();
                TestClient other = bourse.client()) {
            client.send("{\"type\":\"subscribe\",\"symbols\":[\"ETHUSDT\"]}").settle();
            bourse.publishPrice("BTCUSDT", "77001");
            bourse.publishPrice("ETHUSDT", "77002");
            client.next("77002");
            other.next("77002");

            assertThat(client.all("77001")).isEmpty();
            assertThat(other.all("77001")).hasSize(1);
        }
    }

    @Test
    void clientThatUnsubscribesGetsAllOtherPrices() {
        try (TestClient client = bourse.client()) {
            client.send("{\"type\":\"unsubscribe\",\"symbols\":[\"BTCUSDT\"]}").settle();
            bourse.publishPrice("BTCUSDT", "88001");
            bourse.publishPrice("ETHUSDT", "88002");
            client.next("88002");

            assertThat(client.all("88001")).isEmpty();
        }
    }

    @Test
    void apiPathIsQuietUntilItIsAskedForPrices() {
        try (TestClient client = bourse.client("/api/v1/ws");
                TestClient other = bourse.client()) {
            client.settle();
            bourse.publishPrice("BTCUSDT", "99001");
            other.next("99001");
            client.settle();
            assertThat(client.all("price_update")).isEmpty();

            client.send("{\"type\":\"subscribe\",\"symbols\":[\"BTCUSDT\"]}");

            assertThat(client.next("price_update")).contains("99001");
        }
    }

    @Test
    void tradesAreSentOneByOne() {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@BTCUSDT\"],\"id\":1}");
            assertThat(client.next("result")).isEqualTo("{\"result\":null,\"id\":1}");

            bourse.publishTrade(
                    RealtimeFixture.trade("BTCUSDT", 1001, 1756480528000L, "108400.50000000", "0.01000000"));
            bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 1002, 1756480528001L, "108400.51", "2"));
            bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 1002, 1756480528001L, "108400.51", "2"));
            bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 1003, 1756480528001L, "108400.52", "0.00001"));

            assertThat(client.next("\"t\":1001"))
                    .isEqualTo("{\"stream\":\"trade@BTCUSDT\",\"data\":{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1001,"
                            + "\"p\":\"108400.5\",\"q\":\"0.01\",\"m\":false,\"T\":1756480528000}}");
            client.next("\"t\":1003");
            assertThat(client.all("\"t\":1002")).hasSize(1);
        }
    }

    @Test
    void tickersAreSentWithDecimalsAsStrings() {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"ticker@ETHUSDT\"],\"id\":\"a\"}");
            client.next("{\"result\":null,\"id\":\"a\"}");
            bourse.poller.convertAndSend(
                    "ticker:ETHUSDT",
                    "{\"symbol\":\"ETHUSDT\",\"first\":100.0,\"last\":110.5,\"high\":120,\"low\":90,\"change\":10.5,"
                            + "\"percent\":10.5,\"volume\":1000,\"quoteVolume\":105000.10,\"trades\":42,"
                            + "\"bid\":110.4,\"ask\":110.6,\"timestamp\":1756480528000}");

            assertThat(client.next("ticker@ETHUSDT"))
                    .isEqualTo(
                            "{\"stream\":\"ticker@ETHUSDT\",\"data\":{\"e\":\"ticker\",\"symbol\":\"ETHUSDT\",\"first\":\"100\","
                                    + "\"last\":\"110.5\",\"high\":\"120\",\"low\":\"90\",\"change\":\"10.5\",\"percent\":\"10.5\","
                                    + "\"volume\":\"1000\",\"quoteVolume\":\"105000.1\",\"trades\":42,\"bid\":\"110.4\","
                                    + "\"ask\":\"110.6\",\"timestamp\":1756480528000}}");
        }
    }

    @Test
    void feedStatusIsToldOnConnectAndOnChange() {
        try (TestClient client = bourse.client()) {
            assertThat(client.nextJson("feed_status").at("/data/connected").isBoolean())
                    .isTrue();

            bourse.publishStatus(true);
            assertThat(client.next("\"connected\":true"))
                    .isEqualTo("{\"type\":\"feed_status\",\"data\":{\"source\":\"simulated\",\"connected\":true,"
                            + "\"lastTradeTime\":1,\"lastReceivedTime\":2,\"timestamp\":3}}");
            bourse.publishStatus(false);
            client.next("\"connected\":false");
        }
    }

    @Test
    void subscriptionsAreListedAndEnded() {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@ETHUSDT\",\"kline_1m@BTCUSDT\"],\"id\":1}");
            client.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"trade@ETHUSDT\"],\"id\":2}");
            client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");

            client.next("{\"result\":null,\"id\":2}");
            assertThat(client.next("\"id\":3")).isEqualTo("{\"result\":[\"kline_1m@BTCUSDT\"],\"id\":3}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "garbage                                          | MALFORMED_MESSAGE",
                "{\"type\":\"ping\"} x                            | MALFORMED_MESSAGE",
                "[]                                               | MALFORMED_MESSAGE",
                "{}                                               | UNKNOWN_MESSAGE",
                "{\"type\":\"shout\"}                             | UNKNOWN_TYPE",
                "{\"type\":7}                                     | UNKNOWN_TYPE",
                "{\"type\":\"subscribe\"}                         | MALFORMED_MESSAGE",
                "{\"type\":\"subscribe\",\"symbols\":\"BTCUSDT\"} | MALFORMED_MESSAGE",
                "{\"type\":\"subscribe\",\"symbols\":[1]}         | MALFORMED_MESSAGE",
                "{\"type\":\"subscribe\",\"symbols\":[\"NOPE\"]}  | UNKNOWN_SYMBOL",
                "{\"type\":\"subscribe\",\"symbols\":[\"OLDUSDT\"]}                          | UNKNOWN_SYMBOL",
                "{\"method\":\"SHOUT\",\"id\":1}                                             | UNKNOWN_METHOD",
                "{\"method\":\"SUBSCRIBE\",\"id\":1}                                         | MALFORMED_MESSAGE",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@BTCUSDT\"],\"id\":{}}         | MALFORMED_MESSAGE",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"depth@BTCUSDT\"],\"id\":1}          | UNKNOWN_SYMBOL",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"book@BTCUSDT\"],\"id\":1}           | UNKNOWN_STREAM",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"trade\"],\"id\":1}                  | UNKNOWN_STREAM",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"kline_7m@BTCUSDT\"],\"id\":1}       | UNKNOWN_INTERVAL",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@TATA_INR\"],\"id\":1}         | UNKNOWN_SYMBOL",
            })
    void whatCannotBeDoneIsAnsweredAndTheConnectionStays(String message, String code) {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.send(message);

            JsonNode error = client.nextJson("\"error\"");
            assertThat(error.path("type").asString()).isEqualTo("error");
            assertThat(error.at("/error/code").asString()).isEqualTo(code);
            assertThat(error.at("/error/message").asString()).isNotBlank();
            assertThat(error.at("/error/details").isObject()).isTrue();
            client.settle();
        }
    }

    @Test
    void valueOutOfAFixedSetGetsTheSet() {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@NOPE\"],\"id\":5}");

            assertThat(client.next("UNKNOWN_SYMBOL"))
                    .contains("\"allowed\":[\"BTCUSDT\",\"ETHUSDT\"]")
                    .endsWith(",\"id\":5}");
        }
    }

    @Test
    void subscriptionsOfOneClientAreLimited() {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.send(
                    "{\"method\":\"SUBSCRIBE\",\"params\":[\"kline_30s@BTCUSDT\",\"kline_1m@BTCUSDT\",\"kline_5m@BTCUSDT\","
                            + "\"kline_15m@BTCUSDT\",\"kline_1h@BTCUSDT\",\"kline_4h@BTCUSDT\",\"kline_1d@BTCUSDT\"],\"id\":1}");
            client.next("{\"result\":null,\"id\":1}");
            client.send(
                    "{\"method\":\"SUBSCRIBE\",\"params\":[\"kline_30s@ETHUSDT\",\"kline_1m@ETHUSDT\",\"kline_5m@ETHUSDT\","
                            + "\"kline_15m@ETHUSDT\"],\"id\":2}");

            assertThat(client.next("TOO_MANY_SUBSCRIPTIONS"))
                    .contains("\"limit\":10")
                    .contains("\"requested\":11");
        }
    }

    @Test
    void binaryMessageIsRefusedAndTheConnectionStays() {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.sendBinary(new byte[] {1, 2, 3});

            assertThat(client.next("error")).contains("BINARY_NOT_SUPPORTED");
            client.settle();
        }
    }

    @Test
    void messageOf64KiBIsRead() {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.send("x".repeat(64 * 1024));

            client.next("MALFORMED_MESSAGE");
        }
    }

    @Test
    void longerFrameIsRefusedWithTheReason() throws Exception {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.sendWhole("x".repeat(64 * 1024 + 1));

            assertThat(client.closed()).isEqualTo("1009 a message must not be longer than 65536 bytes");
        }
    }

    @Test
    void muchLongerMessageIsRefusedWithTheReason() throws Exception {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.sendWhole("x".repeat(8 * 1024 * 1024));

            assertThat(client.closed()).startsWith("1009 ");
        }
    }

    @Test
    void longerMessageInFragmentsIsRefusedWithTheReason() throws Exception {
        try (TestClient client = bourse.client("/api/v1/ws")) {
            client.sendFragments("x".repeat(60_000), "x".repeat(60_000));

            assertThat(client.closed()).startsWith("1009 ");
        }
    }

    @Test
    void pagesOfOtherSitesMayNotConnect() {
        Throwable refusal = catchThrowable(() -> TestClient.connectFrom("https://evil.example.com", bourse.uri("/"))
                .close());

        assertThat(refusal)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        it -> assertThat(it.getResponse().statusCode()).isEqualTo(403));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3002", "https://trade.example.com"})
    void pagesOfTheSameHostAndConfiguredOnesMayConnect(String origin) {
        try (TestClient client = TestClient.connectFrom(origin, bourse.uri("/"))) {
            client.next("connection");
        }
    }

    @Test
    void plainHttpIsToldToUpgrade() throws Exception {
        HttpResponse<String> response = bourse.get("/");

        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"WEBSOCKET_REQUIRED\"");
    }

    @Test
    void unknownPathIsNotFound() throws Exception {
        HttpResponse<String> response = bourse.get("/nothing/here");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"NOT_FOUND\"");
    }

    @ParameterizedTest
    @CsvSource({"/ready,UP", "/live,UP", "/health/redis,UP", "/metrics,realtime_clients"})
    void operatorsFindTheSamePathsAsOnEveryService(String path, String part) throws Exception {
        HttpResponse<String> response = bourse.get(path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains(part);
    }

    @Test
    void messagesAreCounted() {
        double before = bourse.metric("realtime.messages.out", "kind", "price");
        try (TestClient client = bourse.client()) {
            client.settle();
            bourse.publishPrice("BTCUSDT", "66001");
            client.next("66001");

            await().until(() -> bourse.metric("realtime.messages.out", "kind", "price") > before);
            assertThat(bourse.metric("realtime.messages.in")).isPositive();
            assertThat(bourse.metric("realtime.clients")).isPositive();
        }
    }
}
