package dev.bourse.backend.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

final class SessionLifeIT {

    private static final String SESSION = "/api/v1/auth/session";

    @Test
    void sessionEndsWhenItIsNotUsed() throws Exception {
        try (TestBackend backend = TestBackend.start("--SESSION_TTL=1s")) {
            String cookie = backend.register("alice");
            String key = onlySession(backend);

            assertThat(backend.redisCommands().getExpire(key, TimeUnit.MILLISECONDS))
                    .isBetween(1L, 1_000L);
            Awaitility.await()
                    .pollDelay(Duration.ofMillis(1_100))
                    .untilAsserted(() -> assertError(backend.get(SESSION, "Cookie", cookie), 401, "UNAUTHENTICATED"));
        }
    }

    @Test
    void sessionIsMadeLongerWhenLessThanHalfIsLeft() throws Exception {
        try (TestBackend backend = TestBackend.start("--SESSION_TTL=4s")) {
            String cookie = backend.register("alice");
            HttpResponse<String> early = backend.get(SESSION, "Cookie", cookie);
            assertThat(early.headers().firstValue("Set-Cookie")).isEmpty();
            long before = TestBackend.parse(early.body()).path("expiresAt").asLong();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        HttpResponse<String> late = backend.get(SESSION, "Cookie", cookie);
                        assertThat(late.headers().firstValue("Set-Cookie"))
                                .hasValueSatisfying(it -> assertThat(it).startsWith(cookie + ";"));
                        assertThat(TestBackend.parse(late.body())
                                        .path("expiresAt")
                                        .asLong())
                                .isGreaterThan(before);
                    });
            assertThat(backend.redisCommands().getExpire(onlySession(backend), TimeUnit.MILLISECONDS))
                    .isGreaterThan(2_000L);
        }
    }

    @Test
    void redisHasTheSessionAndWithoutItThereIsNone() throws Exception {
        try (TestBackend backend = TestBackend.start()) {
            String cookie = backend.register("alice");
            String key = onlySession(backend);

            assertThat(key).isEqualTo("session:" + cookie.substring("session_token=".length()));
            assertThat(TestBackend.parse(String.valueOf(
                                    backend.redisCommands().opsForValue().get(key)))
                            .propertyNames())
                    .containsExactlyInAnyOrder(
                            "accountId", "username", "operator", "createdAt", "expiresAt", "address", "userAgent");

            backend.redisCommands().opsForValue().set(key, "not JSON");
            assertError(backend.get(SESSION, "Cookie", cookie), 401, "UNAUTHENTICATED");
            backend.redisCommands().delete(key);
            assertError(backend.get(SESSION, "Cookie", cookie), 401, "UNAUTHENTICATED");
        }
    }

    /** Redis is there, but does not answer for a while. */
    @Test
    void whileRedisHangsChangesAreRefused() throws Exception {
        try (TestBackend backend = TestBackend.start()) {
            TestKey key = backend.newKey(backend.register("alice"), "read");
            assertThat(backend.signed(key, "POST", SESSION, "").statusCode()).isEqualTo(201);
            backend.redisCommands().execute((RedisCallback<Boolean>) redis -> {
                redis.execute("CLIENT", ascii("PAUSE"), ascii("4000"), ascii("ALL"));
                return true;
            });

            assertError(backend.signed(key, "POST", SESSION, ""), 503, "REDIS_UNAVAILABLE");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    backend.signed(key, "POST", SESSION, "").statusCode())
                            .isEqualTo(201));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whileRedisIsAwayCookiesAreRefusedAndTheRestGoesOn() throws Exception {
        try (TestBackend backend = TestBackend.start("--MARKET_DATA_PER_SECOND=100")) {
            backend.announce("BTCUSDT", "BTC", "USDT");
            String cookie = backend.register("alice");
            var key = backend.newKey(cookie, "read");
            assertThat(backend.get("/api/v1/symbols").statusCode()).isEqualTo(200);

            backend.redis().goAway();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertError(backend.get(SESSION, "Cookie", cookie), 503, "REDIS_UNAVAILABLE"));
            assertError(
                    backend.sendJson(
                            "POST", "/api/v1/auth/login", TestBackend.credentials("alice", TestBackend.PASSWORD)),
                    503,
                    "REDIS_UNAVAILABLE");
            assertError(backend.get(SESSION), 401, "UNAUTHENTICATED");
            // Markets are remembered; limits don't count; reading needs no protection against replays, changing does.
            assertThat(backend.get("/api/v1/symbols", "Cookie", cookie).statusCode())
                    .isEqualTo(200);
            assertThat(backend.signed(key, "GET", SESSION, "").statusCode()).isEqualTo(200);
            assertError(backend.signed(key, "POST", SESSION, ""), 503, "REDIS_UNAVAILABLE");
            assertThat(backend.get("/metrics").body())
                    .containsPattern("bourse_rate_limit_uncounted_total\\{[^}]*} [1-9]");

            backend.redis().comeBack();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertError(backend.get(SESSION, "Cookie", cookie), 401, "UNAUTHENTICATED"));
            String again = backend.loggedIn("alice");
            assertThat(backend.get(SESSION, "Cookie", again).statusCode()).isEqualTo(200);
        }
    }

    private static String onlySession(TestBackend backend) {
        Set<String> keys = backend.redisCommands().keys("session:*");
        assertThat(keys).hasSize(1);
        return keys.iterator().next();
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
