package dev.bourse.backend.marketwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import dev.bourse.common.market.OfferedSymbol;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class MarketWatchIT {

    private static final String PATH = "/api/v1/marketwatch";

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        // There is no engine, which is not waited for.
        backend = TestBackend.start("--ORDER_TIMEOUT=10");
        backend.announce("BTCUSDT", "BTC", "USDT");
        List<OfferedSymbol> offered = Stream.concat(
                        Stream.of("BTC", "ADA", "DOGE"), IntStream.range(0, 60).mapToObj(it -> "A" + it))
                .map(base -> new OfferedSymbol(base + "USDT", base, "USDT"))
                .toList();
        backend.redisCommands().opsForValue().set(RedisNames.OFFERED_SYMBOLS, WireJson.write(offered));
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void symbolsStandInTheOrderInWhichTheyWereAddedAndOutliveTheSession() throws Exception {
        String cookie = backend.register("order");

        assertThat(send("GET", "", cookie).body()).isEqualTo("{\"symbols\":[]}");
        assertThat(send("POST", "/dogeusdt", cookie).body()).isEqualTo("{\"symbols\":[\"DOGEUSDT\"]}");
        send("POST", "/BTCUSDT", cookie);
        assertThat(send("POST", "/ADAUSDT", cookie).body())
                .isEqualTo("{\"symbols\":[\"DOGEUSDT\",\"BTCUSDT\",\"ADAUSDT\"]}");
        assertThat(send("POST", "/DOGEUSDT", cookie).body())
                .as("what is there stays where it is")
                .isEqualTo("{\"symbols\":[\"DOGEUSDT\",\"BTCUSDT\",\"ADAUSDT\"]}");
        assertThat(send("DELETE", "/BTCUSDT", cookie).body()).isEqualTo("{\"symbols\":[\"DOGEUSDT\",\"ADAUSDT\"]}");
        assertThat(send("DELETE", "/BTCUSDT", cookie).body()).isEqualTo("{\"symbols\":[\"DOGEUSDT\",\"ADAUSDT\"]}");

        backend.send("POST", "/api/v1/auth/logout", "Cookie", cookie);
        assertThat(send("GET", "", cookie).statusCode()).isEqualTo(401);
        assertThat(send("GET", "", backend.loggedIn("order")).body())
                .isEqualTo("{\"symbols\":[\"DOGEUSDT\",\"ADAUSDT\"]}");
    }

    @Test
    void theFeedIsToldWhatAnyAccountWatches() throws Exception {
        String cookie = backend.register("teller");
        String key = key(cookie);

        send("POST", "/ADAUSDT", cookie);
        send("POST", "/DOGEUSDT", cookie);
        assertThat(members(key)).containsExactlyInAnyOrder("ADAUSDT", "DOGEUSDT");

        send("DELETE", "/ADAUSDT", cookie);
        assertThat(members(key)).containsExactly("DOGEUSDT");

        send("DELETE", "/DOGEUSDT", cookie);
        assertThat(backend.redisCommands().hasKey(key)).isFalse();
    }

    @Test
    void ownMarketsAreNotTheFeeds() throws Exception {
        String cookie = backend.register("owner");
        long id = accountId(cookie);
        // As when the exchange's engine is there.
        backend.database().execute("insert into market_watch (account_id, symbol) values (" + id + ", 'TATA_INR')");

        send("POST", "/ADAUSDT", cookie);

        assertThat(members(key(cookie))).containsExactly("ADAUSDT");
        assertThat(send("GET", "", cookie).body()).isEqualTo("{\"symbols\":[\"TATA_INR\",\"ADAUSDT\"]}");
    }

    @Test
    void setsAreWrittenAgainWhenRedisHasBeenEmptied() throws Exception {
        String cookie = backend.register("again");
        send("POST", "/ADAUSDT", cookie);
        String key = key(cookie);
        String stale = RedisNames.marketwatch("987654321");
        String foreign = RedisNames.marketwatch("somebody-else");
        backend.redisCommands().opsForSet().add(foreign, "ETHUSDT");
        backend.redisCommands().opsForSet().add(stale, "ETHUSDT");

        backend.redisCommands().delete(List.of(key, "backend:marketwatch_looked_at"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(members(key)).containsExactly("ADAUSDT"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(backend.redisCommands().hasKey(stale)).isFalse());
        assertThat(members(foreign)).as("others may keep sets, too").containsExactly("ETHUSDT");
    }

    @Test
    void unknownSymbolIsRefusedAndMayBeRemovedAllTheSame() throws Exception {
        String cookie = backend.register("unknown");

        assertError(send("POST", "/NOPEUSDT", cookie), 404, "UNKNOWN_SYMBOL");
        assertError(send("POST", "/N-O", cookie), 400, "INVALID_PARAMETER");
        assertError(send("POST", "/BTC_USDT", cookie), 503, "EXCHANGE_UNAVAILABLE");
        assertError(send("DELETE", "/N-O", cookie), 400, "INVALID_PARAMETER");
        assertThat(send("DELETE", "/NOPEUSDT", cookie).body()).isEqualTo("{\"symbols\":[]}");
    }

    @Test
    void fiftyAreTheMost() throws Exception {
        String cookie = backend.register("fifty");
        for (int i = 0; i < 50; i++) {
            assertThat(send("POST", "/A" + i + "USDT", cookie).statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = send("POST", "/A50USDT", cookie);

        assertError(refused, 409, "TOO_MANY_WATCHED");
        assertThat(refused.body()).contains("\"most\":50");
        assertThat(send("POST", "/A49USDT", cookie).statusCode()).isEqualTo(200);
        send("DELETE", "/A0USDT", cookie);
        assertThat(send("POST", "/A50USDT", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void keysReadAndChangeTheListAsTheyMay() throws Exception {
        String cookie = backend.register("keys");
        TestKey reader = backend.newKey(cookie, "read");
        TestKey trader = backend.newKey(cookie, "trade");

        assertThat(backend.signed(trader, "POST", PATH + "/ADAUSDT", "").statusCode())
                .isEqualTo(200);
        assertThat(backend.signed(reader, "GET", PATH, "").body()).isEqualTo("{\"symbols\":[\"ADAUSDT\"]}");
        assertError(backend.signed(reader, "DELETE", PATH + "/ADAUSDT", ""), 403, "PERMISSION_DENIED");
        assertError(backend.get(PATH), 401, "UNAUTHENTICATED");
    }

    @Test
    void searchFindsWhatIsCarriedAndWhatCouldBe() throws Exception {
        assertThat(backend.get("/api/v1/symbols/search?query=btc").body()).isEqualTo("""
                [{"symbol":"BTCUSDT","name":"BTC/USDT","base_currency":"BTC","quote_currency":"USDT",\
                "carried":true,"own":false}]""");
        assertThat(backend.get("/api/v1/symbols/search?query=doge&limit=1").body())
                .isEqualTo("""
                [{"symbol":"DOGEUSDT","name":"DOGE/USDT","base_currency":"DOGE","quote_currency":"USDT",\
                "carried":false,"own":false}]""");
        assertThat(backend.json("/api/v1/symbols/search").size()).isEqualTo(20);
        assertError(backend.get("/api/v1/symbols/search?limit=101"), 400, "INVALID_PARAMETER");
        assertError(backend.get("/api/v1/symbols/search?query=a%25"), 400, "INVALID_PARAMETER");
    }

    private static HttpResponse<String> send(String method, String path, String cookie) throws Exception {
        return backend.send(method, PATH + path, "Cookie", cookie);
    }

    private static long accountId(String cookie) throws Exception {
        JsonNode session = TestBackend.parse(
                backend.get("/api/v1/auth/session", "Cookie", cookie).body());
        return Long.parseLong(session.path("accountId").asString());
    }

    private static String key(String cookie) throws Exception {
        return RedisNames.marketwatch(Long.toString(accountId(cookie)));
    }

    private static Set<String> members(String key) {
        return backend.redisCommands().opsForSet().members(key);
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
