package dev.bourse.backend.candles;

import static dev.bourse.backend.TestBackend.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CandlesIT {

    private static TestBackend backend;

    @BeforeAll
    static void startWithTwoMinutesOfTrades() throws Exception {
        backend = TestBackend.start();
        backend.announce("BTCUSDT", "BTC", "USDT");
        backend.announce("ETHUSDT", "ETH", "USDT");
        backend.announce("SOLUSDT", "SOL", "USDT");
        backend.announce("TATA_INR", "TATA", "INR");
        backend.store(
                trade("BTCUSDT", 1, "2025-08-29T14:00:00.000Z", "100.50000000", "1.00000000"),
                trade("BTCUSDT", 2, "2025-08-29T14:00:10.000Z", "102.00", "0.00001"),
                trade("BTCUSDT", 3, "2025-08-29T14:00:59.999Z", "99.9", "2"),
                trade("BTCUSDT", 4, "2025-08-29T14:01:00.000Z", "100", "3"),
                trade("BTCUSDT", 5, "2025-08-29T14:03:00.000Z", "0.00000001", "123456789012"),
                trade("TATA_INR", 1, "2025-08-29T14:00:00.000Z", "100", "1"));
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void bodyIsTheDocumentedOne() throws Exception {
        HttpResponse<String> response = backend.get(
                "/candles?asset=BTC&duration=1m&startTime=2025-08-29T14:00:00Z&endTime=2025-08-29T14:02:00Z");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("""
                {"asset":"BTCUSDT","duration":"1m",\
                "startTime":"2025-08-29T14:00:00.000Z","endTime":"2025-08-29T14:02:00.000Z","candles":[\
                {"time":1756476000,"open":100.5,"high":102,"low":99.9,"close":99.9,"volume":3.00001,"quoteVolume":300.30102,"trades":3},\
                {"time":1756476060,"open":100,"high":100,"low":100,"close":100,"volume":3,"quoteVolume":300,"trades":1}]}""");
    }

    @Test
    void numbersNeverHaveAnExponent() throws Exception {
        String body = backend.get("/candles?asset=BTC&duration=1m&startTime=2025-08-29T14:03:00Z")
                .body();

        assertThat(body).contains("\"open\":0.00000001,").contains("\"volume\":123456789012,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC", "BTCUSDT", "btc", "btcusdt"})
    void baseAssetMeansItsUsdtMarket(String asset) throws Exception {
        assertThat(backend.json("/candles?duration=1m&asset=" + asset)
                        .path("asset")
                        .asString())
                .isEqualTo("BTCUSDT");
    }

    @Test
    void fullSymbolStandsForItself() throws Exception {
        assertThat(backend.json("/candles?asset=TATA_INR&duration=1m")
                        .path("asset")
                        .asString())
                .isEqualTo("TATA_INR");
    }

    @Test
    void withoutTimesTheNewestComeInAscendingOrder() throws Exception {
        JsonNode body = backend.json("/candles?asset=BTC&duration=1m&limit=2");

        assertThat(times(body)).containsExactly(1756476060L, 1756476180L);
        assertThat(body.path("startTime").isNull()).isTrue();
        assertThat(body.path("endTime").isNull()).isTrue();
        assertThat(body.has("nextStartTime")).isFalse();
    }

    @Test
    void withoutStartTheLastBeforeTheEndCome() throws Exception {
        JsonNode body = backend.json("/candles?asset=BTC&duration=1m&limit=1&endTime=1756476179");

        assertThat(times(body)).containsExactly(1756476060L);
        assertThat(body.has("nextStartTime")).isFalse();
    }

    @Test
    void followingNextStartTimeVisitsEveryCandleOnce() throws Exception {
        JsonNode first = backend.json("/candles?asset=BTC&duration=1m&limit=2&startTime=1756476000");
        long next = first.path("nextStartTime").asLong();
        JsonNode second = backend.json("/candles?asset=BTC&duration=1m&limit=2&startTime=" + next);

        assertThat(times(first)).containsExactly(1756476000L, 1756476060L);
        assertThat(next).isEqualTo(1756476180000L);
        assertThat(times(second)).containsExactly(1756476180L);
        assertThat(second.has("nextStartTime")).isFalse();
    }

    @Test
    void nothingFollowsBehindTheEndOfTheRange() throws Exception {
        JsonNode body =
                backend.json("/candles?asset=BTC&duration=1m&limit=2&startTime=1756476000&endTime=1756476060000");

        assertThat(times(body)).hasSize(2);
        assertThat(body.has("nextStartTime")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1756476060",
                "1756476060000",
                "2025-08-29T14:01:00Z",
                "2025-08-29T14:01:00.000Z",
                "2025-08-29T14:01",
                "2025-08-29T16:01:00%2B02:00",
                "2025-08-29T16:01:00+02:00"
            })
    void timeMayHaveAnyOfItsForms(String time) throws Exception {
        assertThat(times(backend.json("/candles?asset=BTC&duration=1m&startTime=" + time + "&endTime=" + time)))
                .containsExactly(1756476060L);
    }

    @Test
    void emptyParameterIsAnAbsentOne() throws Exception {
        assertThat(times(backend.json("/candles?asset=BTC&duration=1d&startTime=&endTime=&limit=")))
                .containsExactly(1756425600L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30s", "1m", "5m", "15m", "1h", "4h", "1d"})
    void everyDurationIsServed(String duration) throws Exception {
        JsonNode body = backend.json("/candles?asset=BTC&duration=" + duration);

        assertThat(body.path("candles")
                        .valueStream()
                        .mapToLong(it -> it.path("trades").asLong())
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void marketWithoutTradesInTheRangeHasNoCandles() throws Exception {
        assertThat(times(backend.json("/candles?asset=BTC&duration=1m&startTime=2030-01-01")))
                .isEmpty();
    }

    @Test
    void klinesAreTheSameCandlesByTheirOwnNames() throws Exception {
        JsonNode klines = backend.json("/api/v1/klines?symbol=BTCUSDT&interval=1m&limit=2");

        assertThat(klines.path("symbol").asString()).isEqualTo("BTCUSDT");
        assertThat(klines.path("interval").asString()).isEqualTo("1m");
        assertThat(klines.path("candles"))
                .isEqualTo(
                        backend.json("/candles?asset=BTC&duration=1m&limit=2").path("candles"));
    }

    @Test
    void unchangedAnswerIsNotSentAgain() throws Exception {
        String path = "/candles?asset=TATA_INR&duration=1m";
        String tag = backend.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(backend.get(path).headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(backend.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(backend.get(path, "If-None-Match", "W/\"another\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void lateTradeCorrectsItsCandle() throws Exception {
        String path = "/candles?asset=ETHUSDT&duration=1m";
        backend.store(trade("ETHUSDT", 2, "2025-08-29T14:00:30.000Z", "10", "1"));
        backend.store(trade("ETHUSDT", 1, "2025-08-29T14:00:01.000Z", "9", "1"));

        JsonNode candle = backend.json(path).path("candles").get(0);

        assertThat(candle.path("open").decimalValue()).isEqualByComparingTo("9");
        assertThat(candle.path("close").decimalValue()).isEqualByComparingTo("10");
        assertThat(candle.path("trades").asLong()).isEqualTo(2);
    }

    @Test
    void currentCandleTellsWhichTradesAreInIt() throws Exception {
        JsonNode candle = backend.json("/api/v1/candles/current?symbol=BTCUSDT&duration=5m");

        assertThat(candle.toString()).isEqualTo("""
                {"symbol":"BTCUSDT","duration":"5m","time":1756476000,"open":"100.5","high":"102","low":"0.00000001",\
                "close":"0.00000001","volume":"123456789018.00001","quoteVolume":"1834.86891012","trades":5,\
                "lastTradeId":5,"coveredUntil":null}""");
    }

    @Test
    void currentCandleMadeOfTheExchangesMinutesTellsUntilWhen() throws Exception {
        backend.database().execute("""
                insert into kline_history values
                    ('SOLUSDT', '1m', '2025-08-29T14:00:00Z', 1, 2, 1, 2, 10, 15, 7, 4, 6, true),
                    ('SOLUSDT', '1m', '2025-08-29T14:01:00Z', 2, 3, 2, 3, 10, 25, 5, 4, 6, true)""");

        JsonNode candle = backend.json("/api/v1/candles/current?symbol=SOLUSDT&duration=5m");

        assertThat(candle.path("coveredUntil").asLong()).isEqualTo(1756476120000L);
        assertThat(candle.path("lastTradeId").isNull()).isTrue();
        assertThat(candle.path("trades").asLong()).isEqualTo(12);
    }

    private static List<Long> times(JsonNode body) {
        return body.path("candles")
                .valueStream()
                .map(it -> it.path("time").asLong())
                .toList();
    }
}
