package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class RestApiTest {

    private static final Instant NOW = Instant.parse("2025-08-29T14:35:28.123Z");
    private static final long NOW_MS = NOW.toEpochMilli();
    private static final long MINUTE_MS = 60_000;
    private static final String KLINES = "/api/v3/klines?symbol=BTCUSDT&interval=1m";

    private static RunningFeedSimulator simulator;
    private static RestClient rest;

    @BeforeAll
    static void start() {
        simulator = RunningFeedSimulator.start(
                new AdjustableClock(NOW).application(), "--REQUEST_WEIGHT_LIMIT=1000000", "--SIMULATOR_SEED=5");
        rest = new RestClient(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void pingAndTimeAnswer() {
        assertThat(rest.get("/api/v3/ping").body()).isEqualTo("{}");
        assertThat(rest.get("/api/v3/time").body()).isEqualTo("{\"serverTime\":" + NOW_MS + "}");
    }

    @Test
    void exchangeInfoTellsTicksAndLots() {
        JsonNode info = rest.json("/api/v3/exchangeInfo?symbol=SOLUSDT");

        assertThat(info.path("symbols")).hasSize(1);
        JsonNode symbol = info.path("symbols").path(0);
        assertThat(symbol.path("baseAsset").asString()).isEqualTo("SOL");
        assertThat(symbol.path("filters").path(0).path("tickSize").asString()).isEqualTo("0.01000000");
        assertThat(symbol.path("filters").path(1).path("stepSize").asString()).isEqualTo("0.00100000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 7",
                "?permissions=SPOT&showPermissionSets=false&symbolStatus=TRADING | 7",
                "?symbols=%5B%22BTCUSDT%22,%22ETHUSDT%22%5D | 2",
                "?symbolStatus=HALT | 0"
            })
    void exchangeInfoSelectsSymbols(String query, int count) {
        assertThat(rest.json("/api/v3/exchangeInfo" + query).path("symbols")).hasSize(count);
    }

    @Test
    void klinesWithoutTimesAreTheNewest() {
        List<JsonNode> klines = rest.list(KLINES);

        assertThat(klines).hasSize(500);
        assertThat(klines.getLast().path(0).asLong()).isEqualTo(NOW_MS - NOW_MS % MINUTE_MS);
        assertThat(klines).extracting(it -> it.path(0).asLong()).isSorted();
        assertThat(klines.getFirst()).hasSize(12);
    }

    @Test
    void klinesWithStartAreTheOldestFromIt() {
        long start = NOW_MS - NOW_MS % MINUTE_MS - 100 * MINUTE_MS;

        List<JsonNode> klines = rest.list(KLINES + "&limit=3&startTime=" + (start + 1));

        assertThat(klines)
                .extracting(it -> it.path(0).asLong())
                .containsExactly(start + MINUTE_MS, start + 2 * MINUTE_MS, start + 3 * MINUTE_MS);
    }

    @Test
    void klinesWithEndAreTheNewestBeforeIt() {
        long end = NOW_MS - NOW_MS % MINUTE_MS - 100 * MINUTE_MS;

        List<JsonNode> klines = rest.list(KLINES + "&limit=2&endTime=" + end);

        assertThat(klines).extracting(it -> it.path(0).asLong()).containsExactly(end - MINUTE_MS, end);
    }

    @Test
    void klinesWithBothTimesStayBetween() {
        long start = NOW_MS - NOW_MS % MINUTE_MS - 100 * MINUTE_MS;

        List<JsonNode> klines = rest.list(KLINES + "&startTime=" + start + "&endTime=" + (start + 2 * MINUTE_MS));

        assertThat(klines)
                .extracting(it -> it.path(0).asLong())
                .containsExactly(start, start + MINUTE_MS, start + 2 * MINUTE_MS);
        assertThat(rest.list(KLINES + "&startTime=" + start + "&endTime=" + (start - 1)))
                .isEmpty();
        assertThat(rest.list(KLINES + "&startTime=" + (NOW_MS + MINUTE_MS))).isEmpty();
    }

    @Test
    void timesInMicrosecondsAreUnderstood() {
        long start = NOW_MS - NOW_MS % MINUTE_MS - 100 * MINUTE_MS;

        assertThat(rest.get(KLINES + "&limit=3&startTime=" + start * 1_000).body())
                .isEqualTo(rest.get(KLINES + "&limit=3&startTime=" + start).body());
    }

    @Test
    void longKlinesAddUpToShortOnes() {
        long hour = NOW_MS
                - NOW_MS % Duration.ofHours(1).toMillis()
                - Duration.ofHours(5).toMillis();
        String range = "&startTime=" + hour + "&endTime=" + (hour + 59 * MINUTE_MS);

        JsonNode kline =
                rest.list("/api/v3/klines?symbol=BTCUSDT&interval=1h" + range).getFirst();
        List<JsonNode> minutes = rest.list(KLINES + range);

        assertThat(minutes).hasSize(60);
        assertThat(minutes.stream().mapToLong(it -> it.path(8).asLong()).sum())
                .isEqualTo(kline.path(8).asLong());
        assertThat(minutes.getFirst().path(1)).isEqualTo(kline.path(1));
        assertThat(minutes.getLast().path(4)).isEqualTo(kline.path(4));
    }

    @Test
    void tradesAreTheNewestAndHistoricalTradesStartAnywhere() {
        List<JsonNode> newest = rest.list("/api/v3/trades?symbol=BTCUSDT&limit=10");
        long id = newest.getFirst().path("id").asLong();

        assertThat(newest).hasSize(10);
        assertThat(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&limit=10&fromId=" + id))
                .isEqualTo(newest);
        assertThat(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&limit=10"))
                .isEqualTo(newest);
        assertThat(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=" + (id + 10)))
                .isEmpty();
        assertThat(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=1"))
                .hasSize(500);
        assertThat(rest.list("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=1&limit=5000"))
                .hasSize(1_000);
    }

    @Test
    void aggregateTradesAreFoundByIdAndByTime() {
        List<JsonNode> newest = rest.list("/api/v3/aggTrades?symbol=BTCUSDT&limit=20");
        JsonNode first = newest.getFirst();
        long time = first.path("T").asLong();

        assertThat(newest).hasSize(20);
        assertThat(rest.list("/api/v3/aggTrades?symbol=BTCUSDT&limit=20&fromId="
                        + first.path("a").asLong()))
                .isEqualTo(newest);
        assertThat(rest.list("/api/v3/aggTrades?symbol=BTCUSDT&limit=1&startTime=" + time)
                        .getFirst()
                        .path("T")
                        .asLong())
                .isEqualTo(time);
        assertThat(rest.list("/api/v3/aggTrades?symbol=BTCUSDT&endTime=" + time))
                .allMatch(it -> it.path("T").asLong() <= time);
    }

    @Test
    void depthIsABook() {
        JsonNode depth = rest.json("/api/v3/depth?symbol=BTCUSDT&limit=20");

        assertThat(depth.path("bids"))
                .hasSize(20)
                .extracting(it -> -it.path(0).asDouble(0))
                .hasSize(20);
        double bestBid = Double.parseDouble(depth.path("bids").path(0).path(0).asString());
        double bestAsk = Double.parseDouble(depth.path("asks").path(0).path(0).asString());
        assertThat(bestBid).isLessThan(bestAsk);
        assertThat(rest.json("/api/v3/ticker/bookTicker?symbol=BTCUSDT").path("bidPrice"))
                .isEqualTo(depth.path("bids").path(0).path(0));
    }

    @Test
    void tickerCountsTheLastDay() {
        JsonNode ticker = rest.json("/api/v3/ticker/24hr?symbol=BTCUSDT");

        long count = ticker.path("lastId").asLong() - ticker.path("firstId").asLong() + 1;
        assertThat(ticker.path("count").asLong()).isEqualTo(count);
        assertThat(ticker.path("closeTime").asLong() - ticker.path("openTime").asLong())
                .isEqualTo(86_400_000);
        assertThat(ticker.path("lastPrice").asString())
                .isEqualTo(rest.json("/api/v3/ticker/price?symbol=BTCUSDT")
                        .path("price")
                        .asString());
        assertThat(rest.json("/api/v3/ticker/24hr")).hasSize(7);
        assertThat(rest.json("/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT%22%5D&type=MINI")
                        .path(0)
                        .has("priceChange"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "klines?interval=1m | -1102 | Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.",
                "klines?symbol=BTCUSDT | -1102 | Mandatory parameter 'interval' was not sent, was empty/null, or malformed.",
                "klines?symbol=&interval=1m | -1105 | Parameter 'symbol' was empty.",
                "klines?symbol=NOSUCH&interval=1m | -1121 | Invalid symbol.",
                "klines?symbol=BTCUSDT&interval=9m | -1120 | Invalid interval.",
                "klines?symbol=BTCUSDT&interval=1m&limit=0 | -1130 | Data sent for parameter 'limit' is not valid.",
                "klines?symbol=BTCUSDT&interval=1m&limit=-5 | -1100 | Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.",
                "klines?symbol=BTCUSDT&interval=1m&startTime=now | -1100 | Illegal characters found in parameter 'startTime'; legal range is '^[0-9]{1,20}$'.",
                "klines?symbol=BTCUSDT&interval=1m&startTime=99999999999999999999 | -1108 | Parameter 'startTime' overflowed.",
                "klines?symbol=BTCUSDT&interval=1m&foo=1 | -1104 | Not all sent parameters were read; read '2' parameter(s) but was sent '3'.",
                "trades?symbol=btcusdt | -1100 | Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
                "trades?symbol=BTCUSDT&symbol=ETHUSDT | -1101 | Duplicate values for a parameter detected.",
                "trades?symbol=BTC';DROP%20TABLE%20trades | -1100 | Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
                "time?x=1 | -1101 | Too many parameters; expected '0' and received '1'.",
                "aggTrades?symbol=BTCUSDT&fromId=1&startTime=1 | -1128 | Combination of optional parameters invalid.",
                "exchangeInfo?symbols=%5B%22BTCUSDT%22,%22BTCUSDT%22%5D | -1151 | Symbol is present multiple times in the list.",
                "ticker/24hr?symbol=BTCUSDT&symbols=%5B%22BTCUSDT%22%5D | -1128 | Combination of optional parameters invalid.",
                "ticker/24hr?type=TINY | -1130 | Data sent for parameter 'type' is not valid.",
            })
    void wrongParametersAreRefusedInBinancesWords(String query, int code, String message) {
        HttpResponse<String> response = rest.get("/api/v3/" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"code\":" + code + ",\"msg\":\"" + message + "\"}");
    }

    @Test
    void unknownRouteIsNotFound() {
        assertThat(rest.get("/api/v3/exchangie").statusCode()).isEqualTo(404);
        assertThat(rest.get("/api/v3/exchangie").body()).startsWith("{\"code\":-1020");
        assertThat(rest.get("/api/v3/exchangie", "Accept", "text/html").body())
                .isEqualTo("<html><body><h2>404 Not found</h2></body></html>");
        assertThat(rest.post("/api/v3/time", "").statusCode()).isEqualTo(405);
    }

    @Test
    void usedWeightIsToldAndItsLimitKept() {
        try (RunningFeedSimulator limited = RunningFeedSimulator.start("--REQUEST_WEIGHT_LIMIT=60")) {
            RestClient client = new RestClient(limited);
            assertThat(client.get("/api/v3/trades?symbol=BTCUSDT").headers().firstValue("X-MBX-USED-WEIGHT-1M"))
                    .contains("25");

            client.get("/api/v3/trades?symbol=BTCUSDT");
            client.get("/api/v3/trades?symbol=BTCUSDT");
            HttpResponse<String> refused = client.get("/api/v3/trades?symbol=BTCUSDT");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(refused.body()).contains("-1003").contains("60 request weight per 1 MINUTE");
        }
    }
}
