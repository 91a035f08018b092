package dev.bourse.backend.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.wire.WireJson;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class MarketsIT {

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        // There is no engine, which is not waited for.
        backend = TestBackend.start("--ORDER_TIMEOUT=10");
        backend.announce("ETHUSDT", "ETH", "USDT");
        backend.announce("BTCUSDT", "BTC", "USDT");
        backend.redisCommands().opsForHash().put("instruments", "BROKEN", "{");
        storeHistory("ETHUSDT");
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

    @ParameterizedTest
    @ValueSource(strings = {"/symbols/ETHUSDT/enigma", "/api/v1/symbols/ETHUSDT/enigma", "/symbols/ethusdt/enigma"})
    void enigmaSpansTheStoredHistoryAndTheNewestPrice(String path) throws Exception {
        String levels = "\"fib_levels\":{\"0\":%s},\"tick_size\":0.01}";
        backend.redisCommands().delete("price:ETHUSDT");
        assertThat(backend.get(path).body())
                .isEqualTo(
                        "{\"symbol\":\"ETHUSDT\",\"level\":61.8,\"ath\":5000,\"atl\":1000,\"current_price\":3472,"
                                + levels.formatted(
                                        "1000,\"23.6\":1944,\"38.2\":2528,\"50\":3000,\"61.8\":3472,\"78.6\":4144,\"100\":5000"));

        put("price:ETHUSDT", price("5000.50"));
        assertThat(backend.get(path).body())
                .isEqualTo(
                        "{\"symbol\":\"ETHUSDT\",\"level\":100,\"ath\":5000.5,\"atl\":1000,\"current_price\":5000.5,"
                                + levels.formatted(
                                        "1000,\"23.6\":1944.12,\"38.2\":2528.19,\"50\":3000.25,\"61.8\":3472.31,\"78.6\":4144.39,\"100\":5000.5"));
    }

    @Test
    void enigmaOfAMarketWithOnePriceHasNoLevel() throws Exception {
        JsonNode enigma = backend.json("/symbols/BTCUSDT/enigma");

        assertThat(enigma.path("level").isNull()).isTrue();
        assertThat(enigma.path("ath").decimalValue()).isEqualByComparingTo("108400.5");
        assertThat(enigma.path("atl").decimalValue()).isEqualByComparingTo("108400.5");
    }

    @Test
    void enigmaThatCantBeToldIsRefused() throws Exception {
        assertThat(backend.get("/symbols/NOPE/enigma").body()).contains("UNKNOWN_SYMBOL");
        assertThat(backend.get("/symbols/N-O/enigma").body()).contains("INVALID_PARAMETER");
        assertThat(backend.get("/symbols/BTC_USDT/enigma").body()).contains("EXCHANGE_UNAVAILABLE");
    }

    @Test
    void liveValuesAreNotKeptByClients() throws Exception {
        assertThat(backend.get("/symbols/BTCUSDT/price").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
        assertThat(backend.get("/api/v1/tickers").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    /** A day long ago that the exchange has told of, and a trade of today. */
    private static void storeHistory(String symbol) throws Exception {
        try (Connection connection = backend.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into kline_history values ('" + symbol
                    + "', '1d', '2024-01-01Z', 2000, 5000, 1000, 4000, 1, 1, 1, 1, 1, true)");
        }
        backend.store(new MarketTrade(symbol, 1, System.currentTimeMillis(), number("3472"), number("1"), true));
    }

    private static LatestPrice price(String price) {
        return new LatestPrice(number(price), number(price), number(price), null, null, null, 1756480528000L);
    }

    private static void put(String key, Object value) {
        backend.redisCommands().opsForValue().set(key, WireJson.write(value));
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
