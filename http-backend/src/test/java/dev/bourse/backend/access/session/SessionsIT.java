package dev.bourse.backend.access.session;

import static dev.bourse.backend.TestBackend.cookie;
import static dev.bourse.backend.TestBackend.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.common.redis.RedisNames;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What somebody sees of where they are logged in, and can end. */
final class SessionsIT {

    private static final String SESSION = "/api/v1/auth/session";
    private static final String SESSIONS = "/api/v1/auth/sessions";

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "*", "../x"})
    void cookieThatIsNoSessionIsNobody(String token) throws Exception {
        assertEnded("session_token=" + token);
    }

    @Test
    void accountSeesWhereItIsLoggedInTheSessionThatWasUsedLastFirst() throws Exception {
        long before = System.currentTimeMillis();
        backend.register("alice");
        String phone = logIn("alice", "User-Agent", "phone ".repeat(60), "X-Forwarded-For", "203.0.113.7");
        String desk = logIn("alice", "User-Agent", "desk", "X-Forwarded-For", "203.0.113.8");
        long after = System.currentTimeMillis();
        setLastUse(phone, before - 60_000);

        JsonNode sessions = sessions(desk);

        assertThat(sessions).hasSize(3);
        JsonNode first = sessions.path(0);
        assertThat(first.propertyNames())
                .containsExactly("id", "createdAt", "lastUsedAt", "expiresAt", "address", "userAgent", "current");
        assertThat(first.path("address").asString()).isEqualTo("203.0.113.8");
        assertThat(first.path("userAgent").asString()).isEqualTo("desk");
        assertThat(first.path("createdAt").asLong()).isBetween(before, after);
        assertThat(first.path("lastUsedAt").asLong()).isBetween(before, System.currentTimeMillis());
        assertThat(first.path("expiresAt").asLong() - first.path("createdAt").asLong())
                .isEqualTo(43_200_000);
        assertThat(sessions.path(1).path("userAgent").asString()).startsWith("Java-http-client");
        assertThat(sessions.path(2).path("address").asString()).isEqualTo("203.0.113.7");
        assertThat(sessions.path(2).path("userAgent").asString()).hasSize(256);
        assertThat(sessions.path(2).path("lastUsedAt").asLong()).isEqualTo(before - 60_000);
        assertThat(currentOnes(sessions)).containsExactly(true, false, false);
        assertThat(currentOnes(sessions(phone))).containsExactly(false, false, true);
        assertThat(sessions.toString()).doesNotContain(token(phone), token(desk));
    }

    @Test
    void oneIsEndedByItsIdAndNoOther() throws Exception {
        String first = backend.register("bob");
        String second = backend.loggedIn("bob");
        String id = other(second);

        assertThat(delete(SESSIONS + "/" + id, second).statusCode()).isEqualTo(204);

        assertEnded(first);
        assertThat(sessions(second)).hasSize(1);
        assertError(delete(SESSIONS + "/" + id, second), 404, "UNKNOWN_SESSION");
    }

    @Test
    void thisOneIsEndedToo() throws Exception {
        String cookie = backend.register("carol");

        HttpResponse<String> ended =
                delete(SESSIONS + "/" + sessions(cookie).path(0).path("id").asString(), cookie);

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(ended.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("session_token=;"));
        assertEnded(cookie);
    }

    @Test
    void sessionOfAnotherIsUnknown() throws Exception {
        String dave = backend.register("dave");
        String erin = backend.register("erin");

        assertError(
                delete(SESSIONS + "/" + sessions(dave).path(0).path("id").asString(), erin), 404, "UNKNOWN_SESSION");
        assertThat(sessions(dave)).hasSize(1);
    }

    @Test
    void allOthersAreEndedAtOnce() throws Exception {
        String first = backend.register("frank");
        String second = backend.loggedIn("frank");
        String third = backend.loggedIn("frank");

        assertThat(delete(SESSIONS, second).statusCode()).isEqualTo(204);

        assertEnded(first);
        assertEnded(third);
        assertThat(currentOnes(sessions(second))).containsExactly(true);
    }

    @Test
    void whatHasExpiredOrWasLoggedOutIsNotListedAndForgotten() throws Exception {
        String expired = backend.register("grace");
        String loggedOut = backend.loggedIn("grace");
        String cookie = backend.loggedIn("grace");
        backend.redisCommands().delete(RedisNames.session(token(expired)));
        backend.send("POST", "/api/v1/auth/logout", "Cookie", loggedOut);

        assertThat(sessions(cookie)).hasSize(1);
        assertThat(backend.redisCommands().opsForZSet().range(RedisNames.sessions(accountId(cookie)), 0, -1))
                .containsExactly(token(cookie));
        assertThat(backend.redisCommands().getExpire(RedisNames.sessions(accountId(cookie))))
                .isBetween(43_100L, 43_200L);
    }

    @Test
    void sessionsOfKeysAreNotAmongThem() throws Exception {
        String cookie = backend.register("heidi");
        String ofKey = cookie(backend.signed(backend.newKey(cookie, "read"), "POST", SESSION, ""));

        assertThat(sessions(cookie)).hasSize(1);
        delete(SESSIONS, cookie);
        assertThat(backend.get(SESSION, "Cookie", ofKey).statusCode()).isEqualTo(200);
        assertError(backend.get(SESSIONS, "Cookie", ofKey), 403, "PERMISSION_DENIED");
    }

    @Test
    void usesWithinAMinuteAreNotedOnce() throws Exception {
        String cookie = backend.register("ivan");
        backend.get(SESSION, "Cookie", cookie);
        setLastUse(cookie, 1_000);
        backend.get(SESSION, "Cookie", cookie);
        assertThat(sessions(cookie).path(0).path("lastUsedAt").asLong()).isEqualTo(1_000);

        // Another instance has noted none of them.
        try (TestBackend second = TestBackend.startOn(backend)) {
            second.get(SESSION, "Cookie", cookie);
        }

        assertThat(sessions(cookie).path(0).path("lastUsedAt").asLong())
                .isGreaterThan(System.currentTimeMillis() - 60_000);
    }

    @Test
    void whoBeginsOneMoreThanTheMostEndsTheOneThatWasNotUsedForLongest() throws Exception {
        String oldest = backend.register("judy");
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < SessionStore.MOST_OF_ACCOUNT; i++) {
            cookies.add(backend.loggedIn("judy"));
        }

        assertEnded(oldest);
        assertThat(sessions(cookies.getLast())).hasSize(SessionStore.MOST_OF_ACCOUNT);
        // What is over makes room first.
        backend.redisCommands().delete(RedisNames.session(token(cookies.getLast())));
        String latest = backend.loggedIn("judy");
        assertThat(sessions(cookies.getFirst())).hasSize(SessionStore.MOST_OF_ACCOUNT);
        assertThat(sessions(latest)).hasSize(SessionStore.MOST_OF_ACCOUNT);
    }

    @Test
    void sessionOfAnOlderVersionIsListedOnceItIsUsed() throws Exception {
        String older = backend.register("kate");
        makeOlder(older);
        assertThat(backend.get(SESSION, "Cookie", older).statusCode()).isEqualTo(200);

        JsonNode sessions = sessions(backend.loggedIn("kate"));

        assertThat(sessions).hasSize(2);
        assertThat(sessions.path(1).path("address").asString()).isNotEmpty();
        delete(SESSIONS, older);
        assertThat(sessions(older)).hasSize(1);
    }

    @Test
    void sessionOfAnOlderVersionThatWasNeverUsedSinceEndsWithTheOthers() throws Exception {
        String older = backend.register("leo");
        makeOlder(older);
        String cookie = backend.loggedIn("leo");

        delete(SESSIONS, cookie);

        assertEnded(older);
        assertThat(backend.redisCommands().hasKey(RedisNames.session(token(older))))
                .isFalse();
    }

    /** As a version wrote it that did not list sessions. */
    private static void makeOlder(String cookie) throws Exception {
        long accountId = accountId(cookie);
        String key = RedisNames.session(token(cookie));
        JsonNode session = TestBackend.parse(
                Objects.requireNonNull(backend.redisCommands().opsForValue().get(key)));
        String older = "{\"accountId\":%d,\"username\":%s,\"operator\":false,\"createdAt\":%d,\"expiresAt\":%d}"
                .formatted(
                        accountId,
                        session.path("username"),
                        session.path("createdAt").asLong(),
                        session.path("expiresAt").asLong());
        backend.redisCommands().opsForValue().set(key, older);
        backend.redisCommands().delete(RedisNames.sessions(accountId));
    }

    private static void setLastUse(String cookie, long timeMs) throws Exception {
        backend.redisCommands().opsForZSet().add(RedisNames.sessions(accountId(cookie)), token(cookie), (double)
                timeMs);
    }

    private static long accountId(String cookie) throws Exception {
        return Long.parseLong(
                TestBackend.parse(backend.get(SESSION, "Cookie", cookie).body())
                        .path("accountId")
                        .asString());
    }

    private static String token(String cookie) {
        return cookie.substring("session_token=".length());
    }

    private static JsonNode sessions(String cookie) throws Exception {
        HttpResponse<String> response = backend.get(SESSIONS, "Cookie", cookie);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestBackend.parse(response.body()).path("sessions");
    }

    private static List<Boolean> currentOnes(JsonNode sessions) {
        return StreamSupport.stream(sessions.spliterator(), false)
                .map(it -> it.path("current").asBoolean())
                .toList();
    }

    /** The id of the other session of two. */
    private static String other(String cookie) throws Exception {
        return StreamSupport.stream(sessions(cookie).spliterator(), false)
                .filter(it -> !it.path("current").asBoolean())
                .map(it -> it.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String logIn(String username, String... headers) throws Exception {
        return cookie(
                backend.sendJson("POST", "/api/v1/auth/login", credentials(username, TestBackend.PASSWORD), headers));
    }

    private static HttpResponse<String> delete(String path, String cookie) throws Exception {
        return backend.send("DELETE", path, "Cookie", cookie);
    }

    private static void assertEnded(String cookie) throws Exception {
        assertError(backend.get(SESSION, "Cookie", cookie), 401, "UNAUTHENTICATED");
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
