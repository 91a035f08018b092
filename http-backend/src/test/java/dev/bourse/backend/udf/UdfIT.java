package dev.bourse.backend.udf;

import static dev.bourse.backend.TestBackend.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.market.OfferedSymbol;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** TradingView's UDF protocol, as its own library speaks it. */
final class UdfIT {

    private static final String UDF = "/api/v1/udf/";

    /** 2025-08-29T14:00:00Z. */
    private static final long FIRST = 1_756_476_000;

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        // There is no engine, which is not waited for.
        backend = TestBackend.start("--ORDER_TIMEOUT=10", "--CORS_ORIGIN=https://charts.example.com");
        backend.announce("BTCUSDT", "BTC", "USDT");
        backend.announce("ETHUSDT", "ETH", "USDT");
        backend.redisCommands()
                .opsForValue()
                .set(RedisNames.OFFERED_SYMBOLS, WireJson.write(List.of(new OfferedSymbol("ADAUSDT", "ADA", "USDT"))));
        backend.store(
                trade("BTCUSDT", 1, "2025-08-29T14:00:00Z", "100.50", "1"),
                trade("BTCUSDT", 2, "2025-08-29T14:00:30Z", "102", "2"),
                trade("BTCUSDT", 3, "2025-08-29T14:01:00Z", "101", "3"),
                trade("BTCUSDT", 4, "2025-08-29T14:05:00Z", "0.00000001", "4"));
        BigDecimal price = new BigDecimal("108400.50");
        Ticker ticker = new Ticker(
                "BTCUSDT",
                new BigDecimal("107100.01"),
                price,
                new BigDecimal("1E+5"),
                new BigDecimal("106500"),
                new BigDecimal("1300.49"),
                new BigDecimal("1.214"),
                new BigDecimal("12043.1"),
                price,
                7,
                price,
                price,
                1756480528000L);
        backend.redisCommands().opsForValue().set(RedisNames.ticker("BTCUSDT"), WireJson.write(ticker));
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void configurationSaysWhatThereIs() throws Exception {
        assertThat(backend.get(UDF + "config").body()).isEqualTo("""
                {"supports_search":true,"supports_group_request":false,"supports_marks":false,"supports_timescale_marks":false,\
                "supports_time":true,"supported_resolutions":["30S","1","5","15","60","240","1D"],\
                "exchanges":[{"value":"","name":"All exchanges","desc":""},\
                {"value":"Feed","name":"Feed","desc":"Markets of the feed"},\
                {"value":"Bourse","name":"Bourse","desc":"Markets that orders can be placed in here"}],\
                "symbols_types":[{"name":"All types","value":""},{"name":"Crypto","value":"crypto"}]}""");
    }

    @Test
    void timeIsPlainSeconds() throws Exception {
        HttpResponse<String> response = backend.get(UDF + "time");

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(Long.parseLong(response.body()))
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTCUSDT", "btcusdt", "Feed:BTCUSDT"})
    void symbolIsResolved(String ticker) throws Exception {
        assertThat(backend.get(UDF + "symbols?symbol=" + ticker).body()).isEqualTo("""
                {"name":"BTCUSDT","ticker":"BTCUSDT","description":"BTC/USDT","type":"crypto","session":"24x7","timezone":"Etc/UTC",\
                "exchange":"Feed","listed_exchange":"Feed","currency_code":"USDT","base_currency":"BTC","format":"price",\
                "minmov":1,"minmov2":0,"pricescale":100,"fractional":false,"volume_precision":5,\
                "has_intraday":true,"has_seconds":true,"has_daily":true,"has_weekly_and_monthly":false,\
                "intraday_multipliers":["1","5","15","60","240"],"seconds_multipliers":["30"],"daily_multipliers":["1"],\
                "supported_resolutions":["30S","1","5","15","60","240","1D"],"visible_plots_set":"ohlcv","data_status":"streaming"}""");
    }

    @Test
    void symbolsAreATableToo() throws Exception {
        JsonNode table = backend.json(UDF + "symbol_info?group=Feed");

        assertThat(table.path("symbol").toString()).isEqualTo("[\"BTCUSDT\",\"ETHUSDT\"]");
        assertThat(table.path("pricescale").toString()).isEqualTo("[100,100]");
        assertThat(table.path("session-regular").asString()).isEqualTo("24x7");
        assertThat(backend.json(UDF + "symbol_info?group=Bourse").path("symbol"))
                .isEmpty();
    }

    @Test
    void searchFindsWhatThereAreChartsOf() throws Exception {
        assertThat(backend.get(UDF + "search?query=eth&type=crypto&exchange=&limit=10")
                        .body())
                .isEqualTo("""
                [{"symbol":"ETHUSDT","full_name":"Feed:ETHUSDT","description":"ETH/USDT","exchange":"Feed",\
                "ticker":"ETHUSDT","type":"crypto"}]""");
        assertThat(backend.get(UDF + "search?query=ada").body()).isEqualTo("[]");
        assertThat(backend.get(UDF + "search?query=eth&exchange=Bourse").body()).isEqualTo("[]");
        assertThat(backend.json(UDF + "search?query=").size()).isEqualTo(2);
    }

    @Test
    void barsAreColumnsFromTheFirstUpToTheEndWhichIsNotIncluded() throws Exception {
        String path = UDF + "history?symbol=BTCUSDT&resolution=1&from=" + FIRST + "&to=";

        assertThat(backend.get(path + (FIRST + 60)).body()).isEqualTo("""
                {"s":"ok","t":[1756476000],"o":[100.5],"h":[102],"l":[100.5],"c":[102],"v":[3]}""");
        assertThat(backend.get(path + (FIRST + 61)).body()).contains("\"t\":[1756476000,1756476060]");
        assertThat(backend.get(path + "9999999999").body()).contains("\"c\":[102,101,0.00000001]");
    }

    @ParameterizedTest
    @CsvSource({
        "30S, 1756476000 1756476030 1756476060 1756476300",
        "1, 1756476000 1756476060 1756476300",
        "5, 1756476000 1756476300",
        "15, 1756476000",
        "60, 1756476000",
        "240, 1756468800",
        "1D, 1756425600",
        "D, 1756425600"
    })
    void everyResolutionHasItsBars(String resolution, String times) throws Exception {
        JsonNode history =
                backend.json(UDF + "history?symbol=BTCUSDT&resolution=" + resolution + "&from=-5&to=9999999999");

        assertThat(history.path("t").valueStream().map(JsonNode::asString)).containsExactly(times.split(" "));
    }

    @Test
    void countbackStandsAboveFrom() throws Exception {
        String path = UDF + "history?symbol=BTCUSDT&resolution=1&from=1756476290&countback=2&to=";

        assertThat(backend.json(path + "1756476301").path("t").toString()).isEqualTo("[1756476060,1756476300]");
        assertThat(backend.json(path + "1756476300").path("t").toString()).isEqualTo("[1756476000,1756476060]");
        assertThat(backend.get(path + FIRST).body()).isEqualTo("{\"s\":\"no_data\"}");
    }

    @Test
    void rangeWithoutBarsSaysWhereThereAreSome() throws Exception {
        String path = UDF + "history?symbol=BTCUSDT&resolution=1&from=%d&to=%d";

        assertThat(backend.get(path.formatted(FIRST + 120, FIRST + 300)).body())
                .isEqualTo("{\"s\":\"no_data\",\"nextTime\":1756476060}");
        assertThat(backend.get(path.formatted(FIRST - 120, FIRST)).body()).isEqualTo("{\"s\":\"no_data\"}");
        assertThat(backend.get(UDF + "history?symbol=ADAUSDT&resolution=1&countback=5")
                        .body())
                .isEqualTo("{\"s\":\"no_data\"}");
    }

    @Test
    void countbackReachesFurtherThanOtherPathsDo() throws Exception {
        long thisMinute = Instant.now().getEpochSecond() / 60 * 60;
        backend.store(IntStream.range(0, 1500)
                .mapToObj(i -> trade(
                        "ETHUSDT",
                        i,
                        Instant.ofEpochSecond(thisMinute - 60L * (1499 - i)).toString(),
                        "10",
                        "1"))
                .toArray(MarketTrade[]::new));
        String path = UDF + "history?symbol=ETHUSDT&resolution=1&to=9999999999&countback=";

        assertThat(backend.json(path + 1400).path("t")).hasSize(1400);
        assertThat(backend.json(path + 300).path("t").get(299).asLong()).isEqualTo(thisMinute);
        assertThat(backend.json(path + 900_000).path("t")).hasSize(1500);
    }

    @Test
    void quotesAreOfEachSymbolByItself() throws Exception {
        assertThat(backend.get(UDF + "quotes?symbols=Feed:BTCUSDT,ETHUSDT,NOPE").body())
                .isEqualTo("""
                {"s":"ok","d":[{"s":"ok","n":"Feed:BTCUSDT","v":{"ch":1300.49,"chp":1.214,"short_name":"BTCUSDT",\
                "original_name":"Feed:BTCUSDT","exchange":"Feed","description":"BTC/USDT","lp":108400.5,"ask":108400.5,"bid":108400.5,\
                "open_price":107100.01,"high_price":100000,"low_price":106500,"prev_close_price":107100.01,"volume":12043.1}},\
                {"s":"error","n":"ETHUSDT","v":{},"errmsg":"The statistics of ETHUSDT are not known at the moment; the feed may be down."},\
                {"s":"error","n":"NOPE","v":{},"errmsg":"There is no market NOPE here; GET /api/v1/symbols/search finds those that there are."}]}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbols?symbol=NOPE | There is no market NOPE here",
                "symbols?symbol=ADAUSDT | The feed does not carry ADAUSDT yet",
                "symbols | symbol is missing",
                "search?query=a%25 | query is 'a%'",
                "search?limit=0 | limit is '0'",
                "quotes | symbols is missing",
                "history?resolution=1&countback=1 | symbol is missing",
                "history?symbol=NOPE&resolution=1&countback=1 | There is no market NOPE here",
                "history?symbol=BTCUSDT&countback=1 | resolution is missing",
                "history?symbol=BTCUSDT&resolution=3&countback=1 | resolution is '3'",
                "history?symbol=BTCUSDT&resolution=1 | from is missing",
                "history?symbol=BTCUSDT&resolution=1&from=x | from is 'x', but it must be Unix seconds.",
                "history?symbol=BTCUSDT&resolution=1&from=2&to=1 | from is after to",
                "history?symbol=BTCUSDT&resolution=1&countback=0 | countback is '0'"
            })
    void wrongQuestionIsAnsweredAsTheProtocolHasIt(String path, String message) throws Exception {
        HttpResponse<String> response = backend.get(UDF + path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("{\"s\":\"error\",\"errmsg\":\"" + message);
    }

    @Test
    void whatIsNotTheQuestionsFaultKeepsItsStatus() throws Exception {
        HttpResponse<String> away = backend.get(UDF + "symbols?symbol=BTC_USDT");
        HttpResponse<String> nowhere = backend.get(UDF + "marks");

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).startsWith("{\"s\":\"error\",\"errmsg\":\"The exchange does not answer");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).startsWith("{\"s\":\"error\"");
    }

    @Test
    void pagesOfOtherOriginsMayShowTheCharts() throws Exception {
        assertThat(backend.get(UDF + "config", "Origin", "https://charts.example.com")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://charts.example.com");
    }
}
