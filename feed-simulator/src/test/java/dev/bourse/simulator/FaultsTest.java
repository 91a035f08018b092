package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.simulator.fault.ConnectionSelector;
import dev.bourse.simulator.fault.Fault;
import dev.bourse.simulator.fault.Faults;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class FaultsTest {

    private static final String TRADES = "/ws/btcusdt@trade";

    private static RunningFeedSimulator simulator;
    private static RestClient rest;

    @BeforeAll
    static void start() {
        simulator = RunningFeedSimulator.start("--TRADES_PER_SECOND=200");
        rest = new RestClient(simulator);
    }

    @AfterEach
    void clear() {
        faults().clear();
        Await.until(
                "no connection is left",
                () -> simulator.simulator().connections().isEmpty());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void dropCutsTheConnectionWithoutACloseFrame() {
        try (StreamClient one = StreamClient.connect(simulator, TRADES);
                StreamClient two = StreamClient.connect(simulator, TRADES)) {
            two.next();
            faults().inject(new Fault.Drop(ConnectionSelector.OLDEST));

            assertThat(one.ending()).isEqualTo(StreamClient.ABORTED);
            two.next(two.received() + 5);
            assertThat(simulator.simulator().connections()).hasSize(1);
        }
    }

    @Test
    void stalledConnectionStaysOpenAndSilentUntilCleared() {
        try (StreamClient stalled = StreamClient.connect(simulator, TRADES);
                StreamClient other = StreamClient.connect(simulator, TRADES)) {
            stalled.next();
            other.next();
            faults().inject(new Fault.Stall(ConnectionSelector.OLDEST, Duration.ofHours(1)));
            long sentBefore =
                    other.next(other.received() + 5).getLast().path("t").asLong();
            List<JsonNode> meanwhile = other.next(50);
            faults().clear();

            JsonNode resumed = stalled.next(it -> it.path("t").asLong() > sentBefore);

            assertThat(resumed.path("t").asLong())
                    .isGreaterThan(meanwhile.get(40).path("t").asLong());
        }
    }

    @Test
    void skippedTradesAreMissingOnEveryConnectionButNotInRest() {
        try (StreamClient one = StreamClient.connect(simulator, TRADES);
                StreamClient two = StreamClient.connect(simulator, TRADES)) {
            long lastOfOne = one.next().path("t").asLong();
            long lastOfTwo = two.next().path("t").asLong();
            faults().inject(new Fault.Skip("BTCUSDT", 7, 1));

            List<Long> gapOfOne = firstGap(one, lastOfOne);
            List<Long> gapOfTwo = firstGap(two, lastOfTwo);

            assertThat(gapOfOne).hasSize(7).isEqualTo(gapOfTwo);
            assertThat(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&limit=7&fromId=" + gapOfOne.getFirst()))
                    .extracting(it -> it.path("id").asLong())
                    .isEqualTo(gapOfOne);
        }
    }

    @Test
    void skippingByChanceLosesSomeAndNotAll() {
        try (StreamClient client = StreamClient.connect(simulator, TRADES)) {
            faults().inject(new Fault.Skip(null, 0, 0.5));
            client.next(client.received() + 10);

            List<JsonNode> trades = client.next(50);

            long span = trades.getLast().path("t").asLong()
                    - trades.getFirst().path("t").asLong();
            assertThat(span).isBetween(60L, 200L);
        }
    }

    @Test
    void duplicatesRepeatTrades() {
        try (StreamClient client = StreamClient.connect(simulator, TRADES)) {
            client.next();
            faults().inject(new Fault.Duplicate(ConnectionSelector.ALL, null, 5));
            Set<Long> seen = new HashSet<>();
            List<Long> repeated = new ArrayList<>();

            while (repeated.size() < 5) {
                long id = client.next().path("t").asLong();
                if (!seen.add(id)) {
                    repeated.add(id);
                }
            }

            assertThat(repeated).doesNotHaveDuplicates();
        }
    }

    @Test
    void reorderedConnectionLagsBehindTheOther() {
        try (StreamClient fast = StreamClient.connect(simulator, TRADES);
                StreamClient slow = StreamClient.connect(simulator, TRADES)) {
            fast.next();
            slow.next();
            faults().inject(new Fault.Reorder(ConnectionSelector.NEWEST, null, 0, Duration.ofMillis(300)));
            slow.next(slow.received() + 10);
            long newestOfFast =
                    fast.next(fast.received() + 1).getLast().path("t").asLong();

            long nextOfSlow = slow.next(slow.received() + 1).getLast().path("t").asLong();

            assertThat(nextOfSlow).isLessThan(newestOfFast);
        }
    }

    @Test
    void garbageIsNotOfTheProtocol() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            client.request("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            faults().inject(new Fault.Garbage(ConnectionSelector.ALL, Fault.GarbageKind.ALL, 1));

            assertThat(client.nextText()).startsWith("<html>");
            assertThat(client.nextText()).startsWith("{\"stream\"").doesNotEndWith("}");
            assertThat(client.next().path("data").path("s").isArray()).isTrue();
            assertThat(client.nextText()).startsWith("binary");
        }
    }

    @ParameterizedTest
    @CsvSource({"429, Too much request weight used", "418, Way too much request weight used"})
    void restIsRefusedWithRetryAfter(int status, String message) {
        faults().inject(new Fault.Refuse(status, 17, Duration.ofHours(1), true, false));

        HttpResponse<String> response = rest.get("/api/v3/time");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Retry-After")).contains("17");
        assertThat(response.body()).startsWith("{\"code\":-1003,\"msg\":\"" + message);
        StreamClient.connect(simulator, "/ws").close();
        faults().clear();
        assertThat(rest.get("/api/v3/time").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 418})
    void handshakesAreRefusedWithRetryAfter(int status) {
        faults().inject(new Fault.Refuse(status, 9, Duration.ofHours(1), false, true));

        assertThatThrownBy(() -> StreamClient.connect(simulator, "/ws"))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, it -> {
                    assertThat(it.getResponse().statusCode()).isEqualTo(status);
                    assertThat(it.getResponse().headers().firstValue("Retry-After"))
                            .contains("9");
                });
        assertThat(rest.get("/api/v3/time").statusCode()).isEqualTo(200);
    }

    @Test
    void dayOldConnectionIsClosedPolitely() {
        try (StreamClient client = StreamClient.connect(simulator, TRADES)) {
            client.next();
            faults().inject(new Fault.Disconnect24h(ConnectionSelector.ALL.with("btcusdt@trade")));

            assertThat(client.ending()).isEqualTo("1001");
        }
    }

    @Test
    void shutdownIsAnnounced() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            client.request("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            faults().inject(new Fault.ServerShutdown(ConnectionSelector.ALL));

            assertThat(client.next().path("e").asString()).isEqualTo("serverShutdown");
            assertThat(client.ending()).isEqualTo("1001");
        }
    }

    @Test
    void faultCanBeginAfterACountOfTrades() {
        try (StreamClient client = StreamClient.connect(simulator, TRADES)) {
            client.next();
            faults().injectAfter(30, new Fault.Drop(ConnectionSelector.ALL));

            assertThat(faults().active()).hasSize(1);
            assertThat(client.ending()).isEqualTo(StreamClient.ABORTED);
            assertThat(faults().active()).isEmpty();
        }
    }

    @Test
    void operatorInjectsAndClearsFaults() {
        try (StreamClient client = StreamClient.connect(simulator, TRADES)) {
            client.next();
            String stall = "{\"fault\":\"stall\",\"connections\":\"odd\",\"durationMs\":60000}";
            assertThat(rest.post("/admin/faults", stall).body())
                    .contains("Stall")
                    .contains("ODD");
            assertThat(rest.json("/admin/faults")).hasSize(1);
            assertThat(rest.json("/admin/connections")
                            .path(0)
                            .path("streams")
                            .path(0)
                            .asString())
                    .isEqualTo("btcusdt@trade");

            assertThat(rest.delete("/admin/faults").body()).isEqualTo("[]");

            rest.post("/admin/faults", "{\"fault\":\"drop\"}");
            assertThat(client.ending()).isEqualTo(StreamClient.ABORTED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"fault\":\"explode\"} | -1130",
                "{} | -1130",
                "{\"fault\":\"drop\",\"connections\":\"some\"} | -1130",
                "{\"fault\":\"skip\",\"count\":-1} | -1130",
                "{\"fault\":\"skip\",\"probability\":2} | -1130",
                "{\"fault\":\"refuse\",\"status\":500} | -1130",
                "{\"fault\":\"refuse\",\"target\":\"x\"} | -1130",
                "{\"fault\":\"drop\",\"colour\":1} | -1135",
                "drop | -1135",
                "null | -1135",
            })
    void wrongFaultIsRefusedWithAReason(String body, int code) {
        HttpResponse<String> response = rest.post("/admin/faults", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":" + code);
        assertThat(faults().active()).isEmpty();
    }

    /** The ids that are missing after trade {@code last} and those that follow it without a gap. */
    private static List<Long> firstGap(StreamClient client, long last) {
        long expected = last + 1;
        long id = client.next().path("t").asLong();
        while (id == expected) {
            expected++;
            assertThat(expected).as("a gap").isLessThan(last + 5_000);
            id = client.next().path("t").asLong();
        }
        return LongStream.range(expected, id).boxed().toList();
    }

    private static Faults faults() {
        return simulator.simulator().faults();
    }
}
