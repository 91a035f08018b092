package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class StreamProtocolTest {

    private static RunningFeedSimulator simulator;
    private static RestClient rest;

    @BeforeAll
    static void start() {
        simulator = RunningFeedSimulator.start("--TRADES_PER_SECOND=50", "--REQUEST_WEIGHT_LIMIT=1000000");
        rest = new RestClient(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void rawStreamSendsBarePayloadsWithBinancesFields() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            assertThat(client.nextText())
                    .matches("\\{\"e\":\"trade\",\"E\":\\d{13},\"s\":\"BTCUSDT\",\"t\":\\d+,\"p\":\"\\d+\\.\\d{8}\","
                            + "\"q\":\"\\d+\\.\\d{8}\",\"T\":\\d{13},\"m\":(true|false),\"M\":true}");
        }
    }

    @Test
    void combinedStreamWrapsPayloads() {
        try (StreamClient client =
                StreamClient.connect(simulator, "/stream?streams=btcusdt@trade/ethusdt@bookTicker")) {
            JsonNode trade = client.next(it -> it.path("stream").asString().equals("btcusdt@trade"));
            JsonNode top = client.next(it -> it.path("stream").asString().equals("ethusdt@bookTicker"));

            assertThat(trade.path("data").path("s").asString()).isEqualTo("BTCUSDT");
            assertThat(top.path("data").propertyNames()).containsExactly("u", "s", "b", "B", "a", "A");
        }
    }

    @Test
    void tradesArriveInOrderWithoutGapAndEqualRest() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws/ethusdt@trade")) {
            List<JsonNode> trades = client.next(60);
            long first = trades.getFirst().path("t").asLong();

            List<JsonNode> fromRest = rest.list("/api/v3/historicalTrades?symbol=ETHUSDT&limit=60&fromId=" + first);

            assertThat(trades)
                    .extracting(it -> it.path("t").asLong())
                    .containsExactlyElementsOf(
                            LongStream.range(first, first + 60).boxed().toList());
            assertThat(trades.stream().map(StreamProtocolTest::ofStream))
                    .containsExactlyElementsOf(
                            fromRest.stream().map(StreamProtocolTest::ofRest).toList());
        }
    }

    @Test
    void aggregateTradesArriveInOrderWithoutGapAndEqualRest() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@aggTrade")) {
            List<JsonNode> aggregates = client.next(40);
            long first = aggregates.getFirst().path("a").asLong();

            List<JsonNode> fromRest = rest.list("/api/v3/aggTrades?symbol=BTCUSDT&limit=40&fromId=" + first);

            assertThat(aggregates.stream().map(StreamProtocolTest::aggregate))
                    .containsExactlyElementsOf(
                            fromRest.stream().map(StreamProtocolTest::aggregate).toList());
        }
    }

    @Test
    void closedKlineEqualsRest() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws/solusdt@kline_1s")) {
            JsonNode kline =
                    client.next(it -> it.path("k").path("x").asBoolean()).path("k");

            JsonNode fromRest = rest.json("/api/v3/klines?symbol=SOLUSDT&interval=1s&limit=1&startTime="
                            + kline.path("t").asLong())
                    .path(0);

            List<String> fields = List.of("t", "o", "h", "l", "c", "v", "T", "q", "n", "V", "Q", "B");
            assertThat(fields.stream().map(it -> kline.path(it).asString()))
                    .containsExactlyElementsOf(IntStream.range(0, 12)
                            .mapToObj(it -> fromRest.path(it).asString())
                            .toList());
        }
    }

    @Test
    void openKlineAndTickerArriveWhileTradesHappen() {
        try (StreamClient client = StreamClient.connect(simulator, "/stream?streams=btcusdt@kline_1m/btcusdt@ticker")) {
            JsonNode kline = client.next(it -> it.path("stream").asString().equals("btcusdt@kline_1m"));
            JsonNode ticker = client.next(it -> it.path("stream").asString().equals("btcusdt@ticker"));

            assertThat(kline.path("data").path("k").path("n").asLong()).isPositive();
            assertThat(ticker.path("data").propertyNames())
                    .containsExactly(
                            "e", "E", "s", "p", "P", "w", "x", "c", "Q", "b", "B", "a", "A", "o", "h", "l", "v", "q",
                            "O", "C", "F", "L", "n");
        }
    }

    @Test
    void bookTickerUpdateIdsAscend() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@bookTicker")) {
            List<Long> ids =
                    client.next(20).stream().map(it -> it.path("u").asLong()).toList();

            assertThat(ids).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void subscriptionsChangeAtRunTime() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            String subscribe = "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"ethusdt@trade\"],\"id\":1}";
            assertThat(client.request(subscribe)).hasToString("{\"result\":null,\"id\":1}");
            assertThat(client.next().path("e").asString()).isEqualTo("trade");
            String list = "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"a2\"}";
            assertThat(client.request(list))
                    .hasToString("{\"result\":[\"btcusdt@trade\",\"ethusdt@trade\"],\"id\":\"a2\"}");

            client.request("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":3}");

            assertThat(client.request(list)).hasToString("{\"result\":[\"ethusdt@trade\"],\"id\":\"a2\"}");
        }
    }

    @Test
    void combinedIsAPropertyOfTheConnection() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            String get = "{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":1}";
            assertThat(client.request(get)).hasToString("{\"result\":false,\"id\":1}");

            client.request("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":null}");

            assertThat(client.request(get)).hasToString("{\"result\":true,\"id\":1}");
            assertThat(client.next().path("stream").asString()).isEqualTo("btcusdt@trade");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hello | 3 | Invalid JSON: expected value",
                "{\"method\":\"SUBSCRIBE\" | 3 | Invalid JSON: expected value",
                "{\"id\":1} | 2 | missing field `method`",
                "[1] | 2 | missing field `method`",
                "{\"method\":\"FOO\",\"id\":1} | 2 | unknown variant `FOO`, expected one of `SUBSCRIBE`",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"]} | 2 | request ID must be an unsigned integer",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1.5} | 2 | request ID must be",
                "{\"method\":\"SUBSCRIBE\",\"params\":[1],\"id\":1} | 2 | invalid stream",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"trade\"],\"id\":1} | 2 | invalid stream",
                "{\"method\":\"SUBSCRIBE\",\"id\":1} | 2 | missing field `params`",
                "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":1} | 1 | expected Boolean",
                "{\"method\":\"SET_PROPERTY\",\"params\":[\"other\",true],\"id\":1} | 0 | Unknown property",
                "{\"method\":\"GET_PROPERTY\",\"params\":[],\"id\":1} | 2 | property name must be a string",
                "{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\",1],\"id\":1} | 2 | too many parameters",
            })
    void wrongRequestGetsAnErrorAndTheConnectionStays(String request, int code, String message) {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            JsonNode error = client.request(request).path("error");

            assertThat(error.path("code").asInt()).isEqualTo(code);
            assertThat(error.path("msg").asString()).contains(message);
            assertThat(client.request("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}"))
                    .hasToString("{\"result\":[],\"id\":1}");
        }
    }

    @Test
    void binaryGarbageGetsAnError() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            client.sendBinary(new byte[] {0, 1, (byte) 0xff});

            assertThat(client.next().path("error").path("code").asInt()).isEqualTo(3);
        }
    }

    @Test
    void moreThanFiveMessagesASecondEndTheConnection() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            for (int i = 0; i < 6; i++) {
                client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            }

            assertThat(client.ending()).isEqualTo("1008 Too many requests");
        }
    }

    @Test
    void moreThan1024StreamsEndTheConnection() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            String streams = IntStream.rangeClosed(0, 1_024)
                    .mapToObj(it -> "\"s" + it + "@trade\"")
                    .collect(Collectors.joining(","));

            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[" + streams + "],\"id\":1}");

            assertThat(client.ending()).isEqualTo("1008 Too many streams");
        }
    }

    @Test
    void oversizedMessageEndsTheConnection() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            client.send("{\"method\":\"" + "x".repeat(70_000));

            assertThat(client.ending()).startsWith("1009");
        }
    }

    @Test
    void sendListenerIsToldBeforeATradeIsReceived() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws/btcusdt@trade")) {
            var sent = new ConcurrentHashMap<Long, Long>();
            simulator.simulator().addSendListener((connection, symbol, id, nanos) -> sent.putIfAbsent(id, nanos));
            client.next(5);
            long id = client.next().path("t").asLong();
            long receivedNs = System.nanoTime();

            assertThat(sent).containsKey(id);
            assertThat(sent.get(id)).isLessThan(receivedNs);
        }
    }

    @Test
    void stoppingServerSaysGoodbye() {
        RunningFeedSimulator another = RunningFeedSimulator.start();
        try (StreamClient client = StreamClient.connect(another, "/stream")) {
            another.close();

            assertThat(client.next().path("stream").asString()).isEqualTo("!serverShutdown");
            assertThat(client.ending()).startsWith("1001");
        }
    }

    private static List<String> ofStream(JsonNode trade) {
        return List.of("t", "p", "q", "T", "m").stream()
                .map(it -> trade.path(it).asString())
                .toList();
    }

    private static List<String> ofRest(JsonNode trade) {
        return List.of("id", "price", "qty", "time", "isBuyerMaker").stream()
                .map(it -> trade.path(it).asString())
                .toList();
    }

    private static List<String> aggregate(JsonNode trade) {
        return List.of("a", "p", "q", "f", "l", "T", "m", "M").stream()
                .map(it -> trade.path(it).asString())
                .toList();
    }
}
