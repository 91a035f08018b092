package dev.bourse.backend.candles;

import static dev.bourse.backend.TestBackend.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.common.market.MarketTrade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class BarsIT {

    private static TestBackend backend;
    private static long thisMinute;

    @BeforeAll
    static void start() throws Exception {
        // There is no engine, which is not waited for.
        backend = TestBackend.start("--ORDER_TIMEOUT=10");
        thisMinute = Instant.now().getEpochSecond() / 60 * 60;
        for (String symbol : List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT", "ADAUSDT", "XRPUSDT", "DOTUSDT")) {
            backend.announce(symbol, symbol.replace("USDT", ""), "USDT");
        }
        backend.store(
                trade("BTCUSDT", 1, "2025-08-29T14:00:00Z", "100", "1"),
                trade("BTCUSDT", 2, "2025-08-29T14:01:00Z", "101", "2"),
                trade("BTCUSDT", 3, "2025-08-29T14:02:00Z", "102", "3"));
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/symbols/BTCUSDT/bars", "/api/v1/symbols/BTCUSDT/bars"})
    void bodyIsTheDocumentedOne(String path) throws Exception {
        assertThat(backend.get(path + "?resolution=1&from=1756476000&to=1756476060")
                        .body())
                .isEqualTo("""
                {"symbol":"BTCUSDT","resolution":"1m","bars":[\
                {"time":1756476000,"open":100,"high":100,"low":100,"close":100,"volume":1},\
                {"time":1756476060,"open":101,"high":101,"low":101,"close":101,"volume":2}]}""");
    }

    @ParameterizedTest
    @CsvSource({
        "30s, 30s",
        "30S, 30s",
        "1m, 1m",
        "1, 1m",
        "5m, 5m",
        "5, 5m",
        "15m, 15m",
        "15, 15m",
        "1h, 1h",
        "60, 1h",
        "4h, 4h",
        "240, 4h",
        "1d, 1d",
        "1D, 1d",
        "D, 1d"
    })
    void resolutionHasOurNameOrTradingViews(String name, String duration) throws Exception {
        JsonNode body = backend.json("/symbols/BTCUSDT/bars?resolution=" + name);

        assertThat(body.path("resolution").asString()).isEqualTo(duration);
        assertThat(body.path("bars").size()).isPositive();
    }

    @Test
    void ofMoreThanAThousandTheLastCome() throws Exception {
        backend.store(IntStream.range(0, 1200)
                .mapToObj(i -> minuteTrade("ETHUSDT", i, thisMinute - 60L * (1199 - i), "10"))
                .toArray(MarketTrade[]::new));

        List<Long> first = times(backend.json("/symbols/ETHUSDT/bars?resolution=1"));
        List<Long> cached = times(backend.json("/symbols/ETHUSDT/bars?resolution=1"));
        List<Long> ranged = times(backend.json("/symbols/ETHUSDT/bars?resolution=1&from=" + (thisMinute - 60 * 1100)
                + "&to=" + (thisMinute - 60 * 50)));

        assertThat(first).hasSize(1000).isSorted().endsWith(thisMinute);
        assertThat(cached).isEqualTo(first);
        assertThat(backend.get("/symbols/ETHUSDT/bars?resolution=1", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .hasValue("gzip");
        assertThat(ranged).hasSize(1000).isSorted().endsWith(thisMinute - 60 * 50);
    }

    @Test
    void closedCandleIsNeverServedAsItWasBefore() throws Exception {
        backend.store(
                minuteTrade("SOLUSDT", 1, thisMinute - 180, "10"),
                minuteTrade("SOLUSDT", 2, thisMinute - 120, "11"),
                minuteTrade("SOLUSDT", 3, thisMinute - 60, "12"));
        String path = "/symbols/SOLUSDT/bars?resolution=1m&from=" + (thisMinute - 600);
        assertThat(closes(backend.json(path))).containsExactly("10", "11", "12");

        // The newest candle goes on, the one before gets a straggler, and a new one opens: at once, whatever is cached.
        backend.store(
                minuteTrade("SOLUSDT", 4, thisMinute - 50, "13"),
                minuteTrade("SOLUSDT", 5, thisMinute - 61, "14"),
                minuteTrade("SOLUSDT", 6, thisMinute, "15"));

        assertThat(backend.redisCommands().hasKey("cache:bars:SOLUSDT:1m")).isTrue();
        assertThat(closes(backend.json(path))).containsExactly("10", "14", "13", "15");
    }

    @Test
    void settledBarsAreKeptInRedisForAShortWhile() throws Exception {
        backend.store(
                minuteTrade("BNBUSDT", 1, thisMinute - 180, "10"),
                minuteTrade("BNBUSDT", 2, thisMinute - 120, "11"),
                minuteTrade("BNBUSDT", 3, thisMinute - 60, "12"));
        backend.json("/symbols/BNBUSDT/bars?resolution=1");

        JsonNode cached = TestBackend.parse(
                String.valueOf(backend.redisCommands().opsForValue().get("cache:bars:BNBUSDT:1m")));

        assertThat(cached.size()).isEqualTo(1);
        assertThat(cached.get(0).path("close").decimalValue()).isEqualByComparingTo("10");
        assertThat(backend.redisCommands().getExpire("cache:bars:BNBUSDT:1m")).isBetween(0L, 2L);
    }

    @Test
    void cacheThatIsNotUnderstoodIsPassedOver() throws Exception {
        backend.store(minuteTrade("ADAUSDT", 1, thisMinute - 60, "12"));
        backend.redisCommands().opsForValue().set("cache:bars:ADAUSDT:1m", "{broken", Duration.ofSeconds(30));

        assertThat(closes(backend.json("/symbols/ADAUSDT/bars?resolution=1"))).containsExactly("12");
    }

    @Test
    void sparklinesAreClosesOfTheLastDayOfEachMarket() throws Exception {
        backend.store(
                minuteTrade("XRPUSDT", 1, thisMinute - 20 * 3600, "1.50"), minuteTrade("XRPUSDT", 2, thisMinute, "10"));

        assertThat(backend.get("/api/v1/sparklines?symbols=xrpusdt,DOTUSDT&points=2")
                        .body())
                .isEqualTo("{\"XRPUSDT\":[1.5,10],\"DOTUSDT\":[]}");
        JsonNode all = backend.json("/api/v1/sparklines");
        assertThat(all.propertyNames()).contains("BTCUSDT", "XRPUSDT");
        assertThat(all.path("BTCUSDT"))
                .as("up to its newest trade, however old")
                .isNotEmpty();
        assertThat(all.path("XRPUSDT").size()).isBetween(20, 21);
    }

    @ParameterizedTest
    @CsvSource({
        "symbols=NOPE, UNKNOWN_SYMBOL",
        "symbols=N-O, INVALID_PARAMETER",
        "symbols=BTCUSDT%2C, MISSING_PARAMETER",
        "symbols=TATA_INR, EXCHANGE_UNAVAILABLE",
        "points=1, INVALID_PARAMETER",
        "points=97, INVALID_PARAMETER"
    })
    void wrongWishForSparklinesIsRefused(String query, String code) throws Exception {
        assertThat(backend.get("/api/v1/sparklines?" + query).body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void moreThanAHundredSparklinesAtOnceAreRefused() throws Exception {
        String names = IntStream.range(0, 101).mapToObj(it -> "A" + it).collect(Collectors.joining(","));

        assertThat(backend.get("/api/v1/sparklines?symbols=" + names).body()).contains("100 are the most");
    }

    private static MarketTrade minuteTrade(String symbol, long id, long second, String price) {
        return trade(symbol, id, Instant.ofEpochSecond(second).toString(), price, "1");
    }

    private static List<Long> times(JsonNode body) {
        return body.path("bars")
                .valueStream()
                .map(it -> it.path("time").asLong())
                .toList();
    }

    private static List<String> closes(JsonNode body) {
        return body.path("bars")
                .valueStream()
                .map(it -> it.path("close").decimalValue().toPlainString())
                .toList();
    }
}
