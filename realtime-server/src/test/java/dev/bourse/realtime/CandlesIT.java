package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Live candles from the trade stream and the backend. */
final class CandlesIT {

    private static final long MIDNIGHT = 1_723_161_600_000L;
    private static final String SEED =
            "{\"symbol\":\"BTCUSDT\",\"duration\":\"1m\",\"time\":%d,\"open\":\"%s\",\"high\":\"%s\","
                    + "\"low\":\"%s\",\"close\":\"%s\",\"volume\":\"%s\",\"quoteVolume\":\"%s\",\"trades\":%d,"
                    + "\"lastTradeId\":%d,\"coveredUntil\":null}";
    private static final String SUBSCRIBE = "{\"method\":\"SUBSCRIBE\",\"params\":[\"kline_1m@BTCUSDT\"],\"id\":1}";

    @TempDir
    private Path directory;

    private RealtimeFixture bourse;

    @BeforeEach
    void start() throws Exception {
        bourse = new RealtimeFixture(directory);
    }

    @AfterEach
    void stop() throws Exception {
        bourse.close();
    }

    @Test
    void candleIsStartedFromTheBackendInMidBucketAndClosedByTheNextTrade() {
        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 11, MIDNIGHT + 11, "101", "1"));
        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 12, MIDNIGHT + 12, "90", "0.5"));
        seen(12);
        seed(SEED.formatted(MIDNIGHT / 1000, "100", "102", "99", "101", "7", "707", 6, 11));
        TestClient client = bourse.client("/api/v1/ws").send(SUBSCRIBE);

        assertThat(client.next("kline"))
                .isEqualTo("{\"stream\":\"kline_1m@BTCUSDT\",\"data\":{\"e\":\"kline\","
                        + "\"s\":\"BTCUSDT\",\"i\":\"1m\",\"t\":1723161600000,\"T\":1723161659999,\"o\":\"100\",\"h\":\"102\","
                        + "\"l\":\"90\",\"c\":\"90\",\"v\":\"7.5\",\"q\":\"752\",\"n\":7,\"x\":false,\"L\":12}}");

        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 12, MIDNIGHT + 12, "90", "0.5"));
        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 13, MIDNIGHT + 59_999, "200", "1"));
        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 14, MIDNIGHT + 60_000, "50", "3"));

        JsonNode closed = client.nextJson("\"x\":true").path("data");
        assertThat(closed.path("c").asString()).isEqualTo("200");
        assertThat(closed.path("n").asLong()).isEqualTo(8);
        assertThat(closed.path("L").asLong()).isEqualTo(13);
        JsonNode next = client.nextJson("\"x\":false").path("data");
        assertThat(next.path("t").asLong()).isEqualTo(MIDNIGHT + 60_000);
        assertThat(next.path("o").asString()).isEqualTo("50");
    }

    @Test
    void laterSubscriberGetsTheNewestCandleAtOnce() {
        seed(SEED.formatted(MIDNIGHT / 1000, "100", "102", "99", "101", "7", "707", 6, 11));
        bourse.client("/api/v1/ws").send(SUBSCRIBE).next("kline");
        int requests = bourse.backend.requests();

        assertThat(bourse.client("/api/v1/ws").send(SUBSCRIBE).next("kline")).contains("\"n\":6");
        assertThat(bourse.backend.requests()).isEqualTo(requests);
    }

    @Test
    void candleThatNobodyWatchedIsStartedAnew() {
        seed(SEED.formatted(MIDNIGHT / 1000, "100", "102", "99", "101", "7", "707", 6, 11));
        TestClient client = bourse.client("/api/v1/ws").send(SUBSCRIBE);
        client.next("kline");
        client.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"kline_1m@BTCUSDT\"],\"id\":2}");
        client.next("\"id\":2");
        seed(SEED.formatted(MIDNIGHT / 1000, "100", "102", "99", "101", "8", "808", 7, 12));

        client.send(SUBSCRIBE);

        assertThat(client.next("kline")).contains("\"n\":7");
    }

    @Test
    void marketWithoutDataStartsWithItsFirstTradeAndTheBackendCorrectsIt() {
        TestClient client = bourse.client("/api/v1/ws").send(SUBSCRIBE);
        client.next("result");
        await().until(() -> bourse.backend.requests() > 0);
        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 21, MIDNIGHT + 5, "70", "1"));
        assertThat(client.next("kline")).contains("\"o\":\"70\"").contains("\"n\":1");

        seed(SEED.formatted(MIDNIGHT / 1000, "60", "80", "50", "70", "9", "600", 9, 21));

        assertThat(client.next("\"n\":9")).contains("\"o\":\"60\"");
    }

    @Test
    void backendThatIsAwayIsAskedAgain() {
        bourse.backend.broken(true);
        seed(SEED.formatted(MIDNIGHT / 1000, "100", "102", "99", "101", "7", "707", 6, 11));
        TestClient client = bourse.client("/api/v1/ws").send(SUBSCRIBE);
        await().until(() -> bourse.backend.requests() >= 2);
        assertThat(client.all("kline")).isEmpty();

        bourse.backend.broken(false);

        client.next("kline");
    }

    @Test
    void afterMissingTradesTheBackendTellsWhatTheyWereAndHowTheBucketClosed() {
        seed(SEED.formatted(MIDNIGHT / 1000, "100", "102", "99", "101", "7", "707", 6, 11));
        TestClient client = bourse.client("/api/v1/ws").send(SUBSCRIBE);
        client.next("kline");
        bourse.backend.closed(
                "BTCUSDT",
                "1m",
                "{\"time\":" + MIDNIGHT / 1000
                        + ",\"open\":100,\"high\":500,\"low\":99,\"close\":400,\"volume\":10,\"quoteVolume\":1000,\"trades\":30}");

        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 40, MIDNIGHT + 60_005, "90", "1"));
        seen(40);
        seed(SEED.formatted(MIDNIGHT / 1000 + 60, "80", "90", "80", "90", "2", "170", 2, 40));

        JsonNode closed = client.nextJson("\"x\":true").path("data");
        assertThat(closed.path("c").asString()).isEqualTo("400");
        assertThat(closed.path("n").asLong()).isEqualTo(30);
        JsonNode open = client.nextJson("\"x\":false").path("data");
        assertThat(open.path("t").asLong()).isEqualTo(MIDNIGHT + 60_000);
        assertThat(open.path("n").asLong()).isEqualTo(2);
    }

    private void seed(String json) {
        bourse.backend.current("BTCUSDT", "1m", json);
    }

    /** Waits until the server has read the trade. */
    private void seen(long tradeId) {
        TestClient observer = bourse.client("/api/v1/ws");
        observer.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@BTCUSDT\"],\"id\":9}");
        observer.next("\"t\":" + tradeId);
    }
}
