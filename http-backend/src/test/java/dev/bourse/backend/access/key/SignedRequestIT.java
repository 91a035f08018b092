package dev.bourse.backend.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reads with {@code GET /auth/session}, changes with {@code POST /auth/session}; both want the permission {@code read}. */
final class SignedRequestIT {

    private static final String SESSION = "/api/v1/auth/session";

    private static TestBackend backend;
    private static String cookie;
    private static TestKey key;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
        cookie = backend.register("alice");
        key = backend.newKey(cookie, "read");
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void signatureStandsForTheKeysOwner() throws Exception {
        HttpResponse<String> response = backend.signed(key, "GET", SESSION, "");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode body = TestBackend.parse(response.body());
        assertThat(body.path("username").asString()).isEqualTo("alice");
        assertThat(body.path("permissions").toString()).isEqualTo("[\"read\"]");
        assertThat(body.has("expiresAt")).isFalse();
    }

    @Test
    void queryAndBodyAreSigned() throws Exception {
        long now = System.currentTimeMillis();
        String path = SESSION + "?a=%20b&recvWindow=60000&timestamp=" + now;
        String body = "{\"price\":\"1\"}";
        String signed = key.signAsIs(path, body);

        assertError(send("POST", signed.replace("a=%20b", "a=+b"), body), 401, "INVALID_SIGNATURE");
        assertError(send("POST", signed, body.replace("1", "2")), 401, "INVALID_SIGNATURE");
        assertError(send("POST", signed, ""), 401, "INVALID_SIGNATURE");
        assertError(send("POST", signed + "&b=1", body), 401, "INVALID_SIGNATURE");
        assertThat(send("POST", signed, body).statusCode()).isEqualTo(201);
    }

    @Test
    void signatureMayStandAnywhereAndInCapitals() throws Exception {
        long now = System.currentTimeMillis();
        String query = "timestamp=" + now + "&x=1";
        String signature = key.hmac(query).toUpperCase(Locale.ROOT);

        assertThat(send("GET", SESSION + "?signature=" + signature + "&" + query, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("GET", SESSION + "?timestamp=" + now + "&signature=" + signature + "&x=1", "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherKeysSecretIsOfNoUse() throws Exception {
        TestKey other = backend.newKey(cookie, "read");
        TestKey mixed = new TestKey(key.id(), key.apiKey(), other.secret());

        assertError(backend.signed(mixed, "GET", SESSION, ""), 401, "INVALID_SIGNATURE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ä", "' or 1=1"})
    void unknownKeyIsRefused(String apiKey) throws Exception {
        TestKey unknown = new TestKey("1", apiKey, key.secret());

        assertError(backend.signed(unknown, "GET", SESSION, ""), 401, "INVALID_API_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "-4000, 5000",
        "-59000, 60000",
        "500, 5000",
    })
    void timestampWithinTheWindowIsTaken(long offsetMs, long window) throws Exception {
        assertThat(at(offsetMs, "&recvWindow=" + window).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "-6000, ''",
        "-3000, &recvWindow=1000",
        "-61000, &recvWindow=60000",
        "5000, ''",
        "5000, &recvWindow=60000",
    })
    void timestampOutsideTheWindowIsRefusedWithTheNumbers(long offsetMs, String more) throws Exception {
        HttpResponse<String> response = at(offsetMs, more);

        assertError(response, 401, "TIMESTAMP_OUT_OF_WINDOW");
        JsonNode details = TestBackend.parse(response.body()).path("error").path("details");
        assertThat(details.path("serverTime").asLong() + offsetMs)
                .isCloseTo(details.path("timestamp").asLong(), org.assertj.core.data.Offset.offset(2_000L));
        assertThat(details.has("recvWindow")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "recvWindow=0, INVALID_PARAMETER, recvWindow",
        "recvWindow=60001, INVALID_PARAMETER, recvWindow",
        "recvWindow=-1, INVALID_PARAMETER, recvWindow",
        "recvWindow=1.5, INVALID_PARAMETER, recvWindow",
        "recvWindow=, INVALID_PARAMETER, recvWindow",
        "recvWindow=99999999999999999999, INVALID_PARAMETER, recvWindow",
        "recvWindow=1000&recvWindow=60000, INVALID_PARAMETER, recvWindow",
    })
    void windowMustBeAWholeNumberOfMilliseconds(String parameter, String code, String name) throws Exception {
        HttpResponse<String> response = at(0, "&" + parameter);

        assertError(response, 400, code);
        assertThat(response.body()).contains("\"parameter\":\"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING_PARAMETER, timestamp",
        "?timestamp=, MISSING_PARAMETER, timestamp",
        "?timestamp=soon, INVALID_PARAMETER, timestamp",
        "?timestamp=-1, INVALID_PARAMETER, timestamp",
        "?timestamp=1&timestamp=2, INVALID_PARAMETER, timestamp",
    })
    void timestampMustBeThere(String query, String code, String name) throws Exception {
        HttpResponse<String> response = send("GET", key.signAsIs(SESSION + query, ""), "");

        assertError(response, 400, code);
        assertThat(response.body()).contains("\"parameter\":\"" + name + "\"");
    }

    @Test
    void signatureMustBeThereOnceAndBeOne() throws Exception {
        String query = "?timestamp=" + System.currentTimeMillis();

        assertError(send("GET", SESSION + query, ""), 400, "MISSING_PARAMETER");
        assertError(send("GET", SESSION, ""), 400, "MISSING_PARAMETER");
        assertError(send("GET", SESSION + query + "&signature=", ""), 400, "MISSING_PARAMETER");
        assertError(send("GET", SESSION + query + "&signature=abc", ""), 401, "INVALID_SIGNATURE");
        assertError(send("GET", SESSION + query + "&signature=" + "z".repeat(64), ""), 401, "INVALID_SIGNATURE");
        assertError(
                send("GET", key.signAsIs(SESSION + query, "") + "&signature=" + "0".repeat(64), ""),
                400,
                "INVALID_PARAMETER");
    }

    @Test
    void changeCanBeMadeOnceAndReadAsOftenAsOneLikes() throws Exception {
        String signed = key.sign(SESSION, System.currentTimeMillis(), "");

        assertThat(send("GET", signed, "").statusCode()).isEqualTo(200);
        assertThat(send("GET", signed, "").statusCode()).isEqualTo(200);
        assertThat(send("POST", signed, "").statusCode()).isEqualTo(201);
        assertError(send("POST", signed, ""), 401, "SIGNATURE_REPLAYED");
        String capitals = signed.substring(0, signed.length() - 64)
                + signed.substring(signed.length() - 64).toUpperCase(Locale.ROOT);
        assertError(send("POST", capitals, ""), 401, "SIGNATURE_REPLAYED");
    }

    @Test
    void signatureIsRememberedAsLongAsItsTimestampIsTaken() throws Exception {
        long timestamp = System.currentTimeMillis() - 2_000;
        String signed = key.sign(SESSION + "?recvWindow=30000", timestamp, "");

        assertThat(send("POST", signed, "").statusCode()).isEqualTo(201);

        Long ttl = backend.redisCommands()
                .getExpire(
                        "signature:" + signed.substring(signed.length() - 64),
                        java.util.concurrent.TimeUnit.MILLISECONDS);
        assertThat(timestamp + 30_000 - System.currentTimeMillis()).isBetween(ttl - 2_000, ttl);
    }

    @Test
    void keyCountsAlsoWhenThereIsACookie() throws Exception {
        String other = backend.register("other");

        HttpResponse<String> both = backend.signed(key, "GET", SESSION, "", "Cookie", other);
        HttpResponse<String> foreign =
                backend.signed(key, "GET", SESSION, "", "Cookie", other, "Sec-Fetch-Site", "cross-site");
        HttpResponse<String> badKey = backend.get(SESSION, "Cookie", other, "X-MBX-APIKEY", "no");

        assertThat(both.body()).contains("\"username\":\"alice\"");
        assertThat(foreign.statusCode()).isEqualTo(200);
        assertError(badKey, 401, "INVALID_API_KEY");
    }

    @Test
    void openRouteTakesASignatureAndNeedsNone() throws Exception {
        assertThat(backend.get("/api/v1/symbols", "X-MBX-APIKEY", key.apiKey()).statusCode())
                .isEqualTo(200);
        assertThat(backend.signed(key, "GET", "/api/v1/symbols", "").statusCode())
                .isEqualTo(200);
        assertError(
                backend.get("/api/v1/symbols?timestamp=1&signature=0", "X-MBX-APIKEY", key.apiKey()),
                401,
                "TIMESTAMP_OUT_OF_WINDOW");
    }

    @Test
    void sessionOfAKeyIsShortAndMayNoMoreThanTheKey() throws Exception {
        HttpResponse<String> made = backend.signed(key, "POST", SESSION, "");
        String session = TestBackend.cookie(made);
        HttpResponse<String> used = backend.get(SESSION, "Cookie", session);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(it -> assertThat(it).contains("Max-Age=300"));
        assertThat(used.statusCode()).isEqualTo(200);
        assertThat(used.body()).isEqualTo(made.body()).contains("\"permissions\":[\"read\"]");
        assertError(backend.get("/api/v1/keys", "Cookie", session), 403, "PERMISSION_DENIED");
        assertError(backend.send("POST", SESSION, "Cookie", session), 403, "PERMISSION_DENIED");
        assertError(backend.send("POST", SESSION, "Cookie", cookie), 403, "PERMISSION_DENIED");
    }

    @Test
    void sessionOfAKeyEndsWithTheKey() throws Exception {
        TestKey doomed = backend.newKey(cookie, "read");
        String session = TestBackend.cookie(backend.signed(doomed, "POST", SESSION, ""));

        backend.send("DELETE", "/api/v1/keys/" + doomed.id(), "Cookie", cookie);

        assertError(backend.get(SESSION, "Cookie", session), 401, "UNAUTHENTICATED");
    }

    @Test
    void anotherServiceMayAskForItsClient() throws Exception {
        TestKey far = keyOfFarAddresses(backend, cookie);

        HttpResponse<String> from = backend.signed(far, "GET", SESSION, "", "X-Forwarded-For", "203.0.113.7");
        HttpResponse<String> other = backend.signed(far, "GET", SESSION, "", "X-Forwarded-For", "203.0.114.7");
        HttpResponse<String> direct = backend.signed(far, "GET", SESSION, "");

        assertThat(from.statusCode()).as(from.body()).isEqualTo(200);
        assertError(other, 403, "IP_NOT_ALLOWED");
        assertThat(other.body()).contains("203.0.114.7");
        assertError(direct, 403, "IP_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7, 10.0.0.2                 | 200",
                "198.51.100.9, 203.0.113.7, 10.0.0.2   | 200",
                "203.0.113.7, 198.51.100.9             | 403",
                "203.0.113.7, 198.51.100.9, 10.0.0.2   | 403",
                "203.0.113.7, unknown, 10.0.0.2        | 403",
            })
    void clientIsTheLastOnTheWayThatIsNoTrustedProxy(String way, int status) throws Exception {
        TestKey far = keyOfFarAddresses(backend, cookie);

        assertThat(backend.signed(far, "GET", SESSION, "", "X-Forwarded-For", way)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void whoIsNoTrustedProxySpeaksForNobody() throws Exception {
        try (TestBackend alone = TestBackend.start("--server.tomcat.remoteip.internal-proxies=192\\.0\\.2\\.1")) {
            TestKey far = keyOfFarAddresses(alone, alone.register("alice"));

            assertError(alone.signed(far, "GET", SESSION, "", "X-Forwarded-For", "203.0.113.7"), 403, "IP_NOT_ALLOWED");
        }
    }

    private static TestKey keyOfFarAddresses(TestBackend of, String cookie) throws Exception {
        String body = "{\"label\":\"far\",\"permissions\":[\"read\"],\"ipAllowList\":[\"203.0.113.0/24\"]}";
        JsonNode made = TestBackend.parse(
                of.sendJson("POST", "/api/v1/keys", body, "Cookie", cookie).body());
        return new TestKey(
                made.path("id").asString(),
                made.path("apiKey").asString(),
                made.path("secret").asString());
    }

    private static HttpResponse<String> at(long offsetMs, String more) throws Exception {
        String path = SESSION + "?timestamp=" + (System.currentTimeMillis() + offsetMs) + more;
        return send("GET", key.signAsIs(path, ""), "");
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return body.isEmpty()
                ? backend.send(method, path, "X-MBX-APIKEY", key.apiKey())
                : backend.sendJson(method, path, body, "X-MBX-APIKEY", key.apiKey());
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
