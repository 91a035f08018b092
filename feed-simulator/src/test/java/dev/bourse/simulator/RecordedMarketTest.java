package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.simulator.fault.ConnectionSelector;
import dev.bourse.simulator.fault.Fault;
import dev.bourse.simulator.recorded.RecordedSource;
import dev.bourse.simulator.recorded.SimulatedRecording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RecordedMarketTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Instant START = Instant.parse("2025-08-28T23:58:30Z");
    private static final Path REAL = Path.of("../../shared/data/binance-spot-2024-08-08");

    @TempDir
    private Path folder;

    @Test
    void everyTradeArrivesExactlyAsRecorded() {
        Path file = record(20, Duration.ofMinutes(3), "BTCUSDT");
        try (RunningFeedSimulator simulator = replay("max", file);
                StreamClient raw = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            Await.until("replayed", () -> source(simulator).ended());
            List<String> recorded = payloads(file, "btcusdt@trade");

            List<String> received = texts(raw, recorded.size());

            assertThat(received).containsExactlyElementsOf(recorded);
        }
    }

    /** The replay begins with the first client and may end before a second one is there, so each has a simulator of its own. */
    @Test
    void combinedStreamsSayWhichStreamARecordedTradeIsOf() {
        Path file = record(20, Duration.ofMinutes(3), "BTCUSDT");
        try (RunningFeedSimulator simulator = replay("max", file);
                StreamClient combined = StreamClient.connect(simulator, "/stream?streams=btcusdt@trade")) {
            String recorded = payloads(file, "btcusdt@trade").getFirst();

            assertThat(combined.nextText()).isEqualTo("{\"stream\":\"btcusdt@trade\",\"data\":" + recorded + "}");
        }
    }

    @Test
    void replayWaitsForTheFirstSubscriberOfTrades() {
        Path file = record(20, Duration.ofMinutes(1), "BTCUSDT");
        try (RunningFeedSimulator simulator = replay("max", file);
                StreamClient idle = StreamClient.connect(simulator, "/ws/btcusdt@bookTicker")) {
            idle.request("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            assertThat(source(simulator).replayedTrades()).isZero();
            assertThat(new RestClient(simulator).list("/api/v3/trades?symbol=BTCUSDT"))
                    .isEmpty();
            assertThat(new RestClient(simulator).list("/api/v3/klines?symbol=BTCUSDT&interval=1m"))
                    .isEmpty();

            idle.request("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":2}");

            Await.until("replayed", () -> source(simulator).ended());
            assertThat(source(simulator).replayedTrades())
                    .isEqualTo(source(simulator).totalTrades());
        }
    }

    @Test
    void replayPausesWhileNobodyReceivesTheSymbolWhoseTurnItIs() {
        Path file = record(20, Duration.ofMinutes(2), "BTCUSDT", "ETHUSDT");
        try (RunningFeedSimulator simulator = replay("max", file);
                StreamClient btc = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            btc.next(1);
            assertThat(source(simulator).ended()).isFalse();

            try (StreamClient eth = StreamClient.connect(simulator, "/ws/ethusdt@trade")) {
                assertThat(texts(eth, payloads(file, "ethusdt@trade").size()))
                        .isEqualTo(payloads(file, "ethusdt@trade"));
                Await.until("replayed", () -> source(simulator).ended());
            }
        }
    }

    @Test
    void replayWaitsForAClientThatReadsSlowly() {
        Path file = record(1_500, Duration.ofSeconds(50), "BTCUSDT");
        List<String> recorded = payloads(file, "btcusdt@trade");
        try (RunningFeedSimulator simulator = replay("max", file);
                StreamClient client = StreamClient.connectWithoutReading(simulator, "/ws/btcusdt@trade")) {
            Await.until("replay has begun", () -> source(simulator).replayedTrades() > 1_000);

            client.read();

            assertThat(texts(client, recorded.size())).isEqualTo(recorded);
        }
    }

    @Test
    void restAnswersUpToThePositionOfTheReplay() {
        Path file = record(20, Duration.ofMinutes(4), "BTCUSDT");
        List<JsonNode> recorded = trades(file, "btcusdt@trade");
        try (RunningFeedSimulator simulator = replay("max", file);
                StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            client.next(1);
            Await.until("replayed", () -> source(simulator).ended());
            RestClient rest = new RestClient(simulator);
            JsonNode last = recorded.getLast();

            assertThat(rest.json("/api/v3/time").path("serverTime").asLong())
                    .isBetween(last.path("T").asLong(), last.path("T").asLong() + 1_500);
            assertThat(rest.list("/api/v3/trades?symbol=BTCUSDT&limit=1")
                            .getFirst()
                            .path("id"))
                    .isEqualTo(last.path("t"));
            assertThat(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&limit=2&fromId=1")
                            .getFirst()
                            .path("id"))
                    .isEqualTo(recorded.getFirst().path("t"));
            assertKlinesEqualRecomputation(rest, "BTCUSDT", recorded);
        }
    }

    @Test
    void minuteClosesWithTheFirstTradeOfTheNextAndTheLastStaysOpen() {
        Path file = record(20, Duration.ofMinutes(4), "BTCUSDT");
        try (RunningFeedSimulator simulator = replay("max", file);
                StreamClient klines = StreamClient.connect(simulator, "/ws/btcusdt@kline_1m");
                StreamClient trades = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            trades.next(1);
            Await.until("replayed", () -> source(simulator).ended());
            List<Long> closed = new ArrayList<>();
            List<JsonNode> fromRest = new RestClient(simulator).list("/api/v3/klines?symbol=BTCUSDT&interval=1m");

            while (closed.size() < fromRest.size() - 1) {
                JsonNode kline =
                        klines.next(it -> it.path("k").path("x").asBoolean()).path("k");
                closed.add(kline.path("t").asLong());
            }

            assertThat(closed)
                    .containsExactlyElementsOf(fromRest.subList(0, fromRest.size() - 1).stream()
                            .map(it -> it.path(0).asLong())
                            .toList());
        }
    }

    @Test
    void lostConnectionLosesNothingThatRestDoesNotHave() {
        Path file = record(100, Duration.ofMinutes(1), "BTCUSDT");
        List<JsonNode> recorded = trades(file, "btcusdt@trade");
        try (RunningFeedSimulator simulator = replay("max", file)) {
            simulator.simulator().faults().injectAfter(500, new Fault.Drop(ConnectionSelector.ALL));
            try (StreamClient dropped = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
                assertThat(dropped.ending()).isEqualTo(StreamClient.ABORTED);
            }
            try (StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
                client.next(1);
                Await.until("replayed", () -> source(simulator).ended());

                List<JsonNode> fromRest = new ArrayList<>();
                RestClient rest = new RestClient(simulator);
                long from = recorded.getFirst().path("t").asLong();
                for (int page = 0; fromRest.size() < recorded.size(); page++) {
                    fromRest.addAll(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&limit=1000&fromId=" + from));
                    from = fromRest.getLast().path("id").asLong() + 1;
                    assertThat(page).isLessThan(20);
                }

                assertThat(fromRest)
                        .extracting(it -> it.path("id").asLong())
                        .containsExactlyElementsOf(recorded.stream()
                                .map(it -> it.path("t").asLong())
                                .toList());
            }
        }
    }

    @Test
    void pacedReplayTakesItsTime() {
        Path file = record(20, Duration.ofSeconds(20), "BTCUSDT");
        try (RunningFeedSimulator simulator = replay("10", file);
                StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            long startNs = System.nanoTime();

            List<String> received =
                    texts(client, payloads(file, "btcusdt@trade").size());

            assertThat(received).isEqualTo(payloads(file, "btcusdt@trade"));
            assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThan(Duration.ofMillis(1_500));
        }
    }

    @Test
    void replayGoesOnAtAnotherSpeedAndLosesNothing() {
        Path file = record(20, Duration.ofHours(1), "BTCUSDT");
        try (RunningFeedSimulator simulator = replay("10", file);
                StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            RestClient rest = new RestClient(simulator);
            List<String> recorded = payloads(file, "btcusdt@trade");
            List<String> received = texts(client, 50);

            assertThat(rest.post("/admin/speed?speed=max", "").body()).contains("at speed max");

            received.addAll(texts(client, recorded.size() - 50));
            assertThat(received).isEqualTo(recorded);
        }
    }

    @Test
    void wrongSpeedIsRefused() {
        try (RunningFeedSimulator simulator = replay("10", record(20, Duration.ofMinutes(1), "BTCUSDT"))) {
            HttpResponse<String> refused = new RestClient(simulator).post("/admin/speed?speed=fast", "");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("allowed: a number above 0, max");
        }
        try (RunningFeedSimulator random = RunningFeedSimulator.start()) {
            HttpResponse<String> refused = new RestClient(random).post("/admin/speed?speed=2", "");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("Only a recorded market has a speed.");
        }
    }

    @Test
    void realRecordingIsReplayedWhole() {
        Path one = REAL.resolve("spot-btcusdt_20240808.gz");
        Path two = REAL.resolve("spot-btcusdt_20240809.gz");
        assumeTrue(Files.exists(one) && Files.exists(two), "recorded data is not on this machine: " + REAL);
        try (RunningFeedSimulator simulator = replay("max", one, two);
                StreamClient client =
                        StreamClient.connect(simulator, "/ws/btcusdt@trade/btcusdt@bookTicker/btcusdt@depth@100ms")) {
            long startNs = System.nanoTime();
            List<String> recorded = payloads(one, "btcusdt@trade");
            recorded.addAll(payloads(two, "btcusdt@trade"));
            List<String> received = new ArrayList<>();
            while (received.size() < recorded.size()) {
                String text = client.nextText();
                if (text.startsWith("{\"e\":\"trade\"")) {
                    received.add(text);
                }
            }
            System.out.printf("real recording at speed max: %d ms%n", (System.nanoTime() - startNs) / 1_000_000);

            assertThat(recorded).hasSize(19_904);
            assertThat(received).isEqualTo(recorded);
            RestClient rest = new RestClient(simulator);
            assertKlinesEqualRecomputation(
                    rest, "BTCUSDT", recorded.stream().map(MAPPER::readTree).toList());
            Await.until("replayed", () -> source(simulator).ended());
            JsonNode depth = rest.json("/api/v3/depth?symbol=BTCUSDT&limit=5");
            assertThat(depth.path("bids")).hasSize(5);
            assertThat(new BigDecimal(depth.path("bids").path(0).path(0).asString()))
                    .isLessThan(
                            new BigDecimal(depth.path("asks").path(0).path(0).asString()));
            JsonNode filters =
                    rest.json("/api/v3/exchangeInfo").path("symbols").path(0).path("filters");
            assertThat(filters.path(0).path("tickSize").asString()).isEqualTo("0.01000000");
            assertThat(filters.path(1).path("stepSize").asString()).isEqualTo("0.00001000");
        }
    }

    @Test
    void realFilesOfTwoSymbolsAreMergedByTime() {
        Path btc = REAL.resolve("spot-btcusdt_20240809.gz");
        Path eth = REAL.resolve("spot-ethusdt_20240809.gz");
        assumeTrue(Files.exists(btc) && Files.exists(eth), "recorded data is not on this machine: " + REAL);
        try (RunningFeedSimulator simulator = replay("max", btc, eth);
                StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade/ethusdt@trade")) {
            List<JsonNode> trades = client.next(10_147 + 8_409);

            long backwards = 0;
            for (int i = 1; i < trades.size(); i++) {
                long step = trades.get(i).path("E").asLong()
                        - trades.get(i - 1).path("E").asLong();
                backwards = Math.min(backwards, step);
            }
            assertThat(backwards).isGreaterThan(-1_000);
        }
    }

    private static void assertKlinesEqualRecomputation(RestClient rest, String symbol, List<JsonNode> trades) {
        for (String line : List.of("1s 1000", "1m 60000", "5m 300000", "1h 3600000")) {
            String interval = line.substring(0, line.indexOf(' '));
            long lengthMs = Long.parseLong(line.substring(line.indexOf(' ') + 1));
            List<JsonNode> klines = rest.list("/api/v3/klines?symbol=" + symbol + "&interval=" + interval
                    + "&limit=1000&startTime=" + (trades.getFirst().path("T").asLong() - lengthMs));
            assertThat(klines).isNotEmpty();
            for (JsonNode kline : klines) {
                long open = kline.path(0).asLong();
                List<JsonNode> inside = trades.stream()
                        .filter(it ->
                                it.path("T").asLong() >= open && it.path("T").asLong() < open + lengthMs)
                        .toList();
                assertThat(kline.path(8).asInt()).isEqualTo(inside.size());
                if (!inside.isEmpty()) {
                    assertThat(kline.path(1)).isEqualTo(inside.getFirst().path("p"));
                    assertThat(kline.path(4)).isEqualTo(inside.getLast().path("p"));
                    assertThat(decimal(kline.path(2)))
                            .isEqualByComparingTo(inside.stream()
                                    .map(it -> decimal(it.path("p")))
                                    .max(BigDecimal::compareTo)
                                    .orElseThrow());
                    assertThat(decimal(kline.path(3)))
                            .isEqualByComparingTo(inside.stream()
                                    .map(it -> decimal(it.path("p")))
                                    .min(BigDecimal::compareTo)
                                    .orElseThrow());
                    assertThat(decimal(kline.path(5))).isEqualByComparingTo(volume(inside));
                    assertThat(decimal(kline.path(7))).isEqualByComparingTo(quoteVolume(inside));
                    List<JsonNode> takerBuys = inside.stream()
                            .filter(it -> !it.path("m").asBoolean())
                            .toList();
                    assertThat(decimal(kline.path(9))).isEqualByComparingTo(volume(takerBuys));
                    assertThat(decimal(kline.path(10))).isEqualByComparingTo(quoteVolume(takerBuys));
                }
            }
        }
    }

    private static BigDecimal volume(List<JsonNode> trades) {
        return trades.stream().map(it -> decimal(it.path("q"))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quoteVolume(List<JsonNode> trades) {
        return trades.stream()
                .map(it -> decimal(it.path("p")).multiply(decimal(it.path("q"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(JsonNode text) {
        return new BigDecimal(text.asString());
    }

    private static List<String> texts(StreamClient client, int count) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            texts.add(client.nextText());
        }
        return texts;
    }

    private Path record(double tradesPerSecond, Duration length, String... symbols) {
        Path file = folder.resolve("recording.gz");
        SimulatedRecording.write(file, 3, List.of(symbols), tradesPerSecond, START, length);
        return file;
    }

    private static RunningFeedSimulator replay(String speed, Path... files) {
        String paths = String.join(",", Arrays.stream(files).map(Path::toString).toList());
        return RunningFeedSimulator.start("--RECORDED_FILES=" + paths, "--REPLAY_SPEED=" + speed);
    }

    private static RecordedSource source(RunningFeedSimulator simulator) {
        return (RecordedSource) simulator.simulator().market();
    }

    private static List<JsonNode> trades(Path file, String stream) {
        return payloads(file, stream).stream().map(MAPPER::readTree).toList();
    }

    private static List<String> payloads(Path file, String stream) {
        String head = "{\"stream\":\"" + stream + "\",\"data\":";
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> payloads = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String json = line.substring(line.indexOf(' ') + 1);
                if (json.startsWith(head)) {
                    payloads.add(json.substring(head.length(), json.length() - 1));
                }
            }
            return payloads;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
