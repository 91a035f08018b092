package dev.bourse.backend.health;

import static dev.bourse.backend.TestBackend.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The database or Redis goes away, at the start or later, and comes back. */
final class OutageIT {

    @Test
    void candlesGoOnWhileRedisIsAway() throws Exception {
        try (TestBackend backend = TestBackend.start()) {
            backend.announce("BTCUSDT", "BTC", "USDT");
            backend.store(trade("BTCUSDT", 1, "2025-08-29T14:00:00Z", "100", "1"));
            assertThat(backend.get("/candles?asset=BTC&duration=1m").statusCode())
                    .isEqualTo(200);

            backend.redis().goAway();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertError(backend.get("/symbols/BTCUSDT/price"), 503, "REDIS_UNAVAILABLE"));
            assertThat(backend.get("/candles?asset=BTC&duration=1m").statusCode())
                    .isEqualTo(200);
            assertThat(backend.get("/symbols/BTCUSDT/bars?resolution=1").body()).contains("\"close\":100");
            assertError(backend.get("/api/v1/tickers"), 503, "REDIS_UNAVAILABLE");
            assertThat(backend.get("/api/v1/symbols").statusCode()).isEqualTo(200);
            assertThat(backend.get("/health/redis").statusCode()).isEqualTo(503);
            assertThat(backend.get("/ready").statusCode()).isEqualTo(200);

            backend.redis().comeBack();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(backend.get("/api/v1/tickers").statusCode())
                                    .isEqualTo(200));
        }
    }

    @Test
    void withoutRedisFromTheStartTheDatabaseTellsTheMarkets() throws Exception {
        try (TestBackend backend = TestBackend.startWithoutRedis()) {
            backend.store(trade("BTCUSDT", 1, "2025-08-29T14:00:00Z", "100", "1"));

            assertThat(backend.json("/candles?asset=BTC&duration=1m")
                            .path("candles")
                            .size())
                    .isEqualTo(1);
            assertError(backend.get("/candles?asset=DOGE&duration=1m"), 404, "UNKNOWN_SYMBOL");
            assertError(backend.get("/api/v1/symbols"), 503, "REDIS_UNAVAILABLE");
            assertThat(backend.get("/ready").statusCode()).isEqualTo(200);
            assertThat(backend.get("/health").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void withoutTheDatabaseCandlesAreRefusedAndPricesGoOn() throws Exception {
        try (TestBackend backend = TestBackend.start()) {
            backend.announce("BTCUSDT", "BTC", "USDT");
            assertThat(backend.get("/candles?asset=BTC&duration=1m").statusCode())
                    .isEqualTo(200);
            backend.dropDatabase();

            assertError(backend.get("/candles?asset=BTC&duration=1m"), 503, "DATABASE_UNAVAILABLE");
            assertError(backend.get("/symbols/BTCUSDT/bars?resolution=1"), 503, "DATABASE_UNAVAILABLE");
            assertThat(backend.get("/api/v1/tickers").statusCode()).isEqualTo(200);
            assertThat(backend.get("/health/db").statusCode()).isEqualTo(503);
            assertThat(backend.get("/ready").statusCode()).isEqualTo(503);
            assertThat(backend.get("/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void databaseThatIsNotThereIsToldSoonAndWithoutItsPassword() throws Exception {
        try (TestBackend backend = TestBackend.start("--DATABASE_URL=postgresql://user:secret@127.0.0.1:1/db")) {
            backend.announce("BTCUSDT", "BTC", "USDT");
            long start = System.nanoTime();
            HttpResponse<String> response = backend.get("/candles?asset=BTC&duration=1m");

            assertError(response, 503, "DATABASE_UNAVAILABLE");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(response.body() + backend.get("/health").body()).doesNotContain("secret");
        }
    }

    @Test
    void queryThatTakesTooLongIsCancelled() throws Exception {
        try (TestBackend backend = TestBackend.start("--DB_QUERY_TIMEOUT=200")) {
            backend.announce("BTCUSDT", "BTC", "USDT");
            backend.database().execute("""
                    create or replace function candles(
                        p_symbol text, p_duration text, p_from timestamptz, p_to timestamptz, p_limit int, p_newest boolean)
                    returns table (
                        bucket timestamptz, open numeric, high numeric, low numeric, close numeric, volume numeric,
                        quote_volume numeric, trades bigint, taker_buy_volume numeric, taker_buy_quote_volume numeric,
                        last_trade_id bigint, covered_until timestamptz)
                    language plpgsql as 'begin perform pg_sleep(60); end'""");

            assertError(backend.get("/candles?asset=BTC&duration=1m"), 503, "DATABASE_BUSY");
        }
    }

    @Test
    void databaseWithoutMigrationsIsNotReady() throws Exception {
        try (TestBackend backend = TestBackend.start()) {
            backend.announce("BTCUSDT", "BTC", "USDT");
            backend.database().execute("drop function candles");

            assertError(backend.get("/candles?asset=BTC&duration=1m"), 503, "DATABASE_UNAVAILABLE");
            assertThat(backend.get("/ready").statusCode()).isEqualTo(503);
            assertThat(backend.get("/health/db").body()).contains("\"migrated\":false");
        }
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
