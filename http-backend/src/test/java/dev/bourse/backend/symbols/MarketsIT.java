package dev.bourse.backend.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.wire.WireJson;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketsIT {

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
        backend.announce("ETHUSDT", "ETH", "USDT");
        backend.announce("BTCUSDT", "BTC", "USDT");
        backend.redisCommands().opsForHash().put("instruments", "BROKEN", "{");
        put(
                "price:BTCUSDT",
                new LatestPrice(
                        number("108400.50"),
                        number("108292.09"),
                        number("108508.91"),
                        number("12043.10000000"),
                        number("108400.49"),
                        null,
                        1756480528000L));
        put(
                "ticker:BTCUSDT",
                new Ticker(
                        "BTCUSDT",
                        number("107100.01000000"),
                        number("108400.50"),
                        number("1E+5"),
                        number("106500"),
                        number("1300.49"),
                        number("1.214"),
                        number("12043.10231000"),
                        number("1298034212.12"),
                        1834221,
                        number("108400.49"),
                        number("0.00000001"),
                        1756480528000L));
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void symbolsAreThoseOfTheFeedByName() throws Exception {
        assertThat(backend.get("/api/v1/symbols").body()).isEqualTo("""
                [{"symbol":"BTCUSDT","name":"BTC/USDT","base_currency":"BTC","quote_currency":"USDT","is_active":true,\
                "tickSize":"0.01","lotSize":"0.00001"},\
                {"symbol":"ETHUSDT","name":"ETH/USDT","base_currency":"ETH","quote_currency":"USDT","is_active":true,\
                "tickSize":"0.01","lotSize":"0.00001"}]""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/symbols/BTCUSDT/price", "/api/v1/symbols/BTCUSDT/price", "/symbols/btcusdt/price"})
    void priceIsTheNewest(String path) throws Exception {
        assertThat(backend.get(path).body()).isEqualTo("""
                {"symbol":"BTCUSDT","price":108400.50,"bid":108292.09,"ask":108508.91,"volume":12043.10000000,\
                "bestBid":108400.49,"bestAsk":null,"timestamp":1756480528000}""");
    }

    @Test
    void tickerHasDecimalsAsStrings() throws Exception {
        String ticker = """
                {"symbol":"BTCUSDT","first":"107100.01","last":"108400.5","high":"100000","low":"106500","change":"1300.49",\
                "percent":"1.214","volume":"12043.10231","quoteVolume":"1298034212.12","trades":1834221,"bid":"108400.49",\
                "ask":"0.00000001","timestamp":1756480528000}""";

        assertThat(backend.get("/api/v1/ticker/24hr?symbol=BTCUSDT").body()).isEqualTo(ticker);
        assertThat(backend.get("/api/v1/tickers").body()).isEqualTo("[" + ticker + "]");
    }

    @Test
    void liveValuesAreNotKeptByClients() throws Exception {
        assertThat(backend.get("/symbols/BTCUSDT/price").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
        assertThat(backend.get("/api/v1/tickers").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    private static void put(String key, Object value) {
        backend.redisCommands().opsForValue().set(key, WireJson.write(value));
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
