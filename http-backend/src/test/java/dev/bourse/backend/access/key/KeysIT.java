package dev.bourse.backend.access.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
final class KeysIT {

    private static final String KEYS = "/api/v1/keys";
    private static final String SESSION = "/api/v1/auth/session";

    private static TestBackend backend;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.startWithOperator();
        cookie = backend.register("alice");
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void secretIsShownOnceAndNeverAgain() throws Exception {
        HttpResponse<String> made = create(cookie, """
                {"label":" my bot ","permissions":["trade","read","read"],"ipAllowList":["10.0.0.0/8","::1"]}""");
        HttpResponse<String> list = backend.get(KEYS, "Cookie", cookie);

        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode key = TestBackend.parse(made.body());
        assertThat(key.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "apiKey", "secret", "label", "permissions", "ipAllowList", "createdAt");
        assertThat(key.path("label").asString()).isEqualTo("my bot");
        assertThat(key.path("permissions").toString()).isEqualTo("[\"read\",\"trade\"]");
        assertThat(key.path("ipAllowList").toString()).isEqualTo("[\"10.0.0.0/8\",\"::1\"]");
        assertThat(key.path("secret").asString()).matches("[0-9a-f]{64}");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body())
                .contains("\"apiKey\":\"" + key.path("apiKey").asString() + "\"")
                .doesNotContain("secret", key.path("secret").asString());
    }

    @Test
    void secretIsNowhereInTheDatabase() throws Exception {
        TestKey key = backend.newKey(cookie, "read");
        String row;
        String hash;
        try (Connection connection = backend.database().connect();
                Statement statement = connection.createStatement()) {
            row = text(statement, "select k::text from api_keys k where key_id = " + key.id());
            hash = text(statement, "select a::text from accounts a where username = 'alice'");
        }
        String hexadecimal = HexFormat.of().formatHex(key.secret().getBytes(StandardCharsets.US_ASCII));

        assertThat(row).contains(key.apiKey()).doesNotContain(key.secret(), hexadecimal);
        assertThat(hash).contains("$argon2id$").doesNotContain(TestBackend.PASSWORD);
    }

    @Test
    void secretThatIsMovedToAnotherKeyIsOfNoUse() throws Exception {
        TestKey mine = backend.newKey(cookie, "read");
        TestKey victim = backend.newKey(backend.register("victim"), "read", "trade");
        backend.database()
                .execute(
                        "update api_keys set secret = (select secret from api_keys where key_id = %s) where key_id = %s"
                                .formatted(mine.id(), victim.id()));

        HttpResponse<String> forged =
                backend.signed(new TestKey("", victim.apiKey(), mine.secret()), "GET", SESSION, "");

        assertError(forged, 401, "INVALID_API_KEY");
    }

    @Test
    void deletedKeyIsRefusedAtOnce() throws Exception {
        TestKey key = backend.newKey(cookie, "read");
        assertThat(backend.signed(key, "GET", SESSION, "").statusCode()).isEqualTo(200);

        HttpResponse<String> deleted = backend.send("DELETE", KEYS + "/" + key.id(), "Cookie", cookie);

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertError(backend.signed(key, "GET", SESSION, ""), 401, "INVALID_API_KEY");
        assertError(backend.send("DELETE", KEYS + "/" + key.id(), "Cookie", cookie), 404, "UNKNOWN_KEY");
    }

    @Test
    void keyThatAnotherInstanceDeletedIsRefusedWithinSeconds() throws Exception {
        TestKey key = backend.newKey(cookie, "read");
        assertThat(backend.signed(key, "GET", SESSION, "").statusCode()).isEqualTo(200);

        backend.database().execute("delete from api_keys where key_id = " + key.id());

        Awaitility.await()
                .atMost(ApiKeys.KEPT_FOR.plusSeconds(5))
                .untilAsserted(() -> assertError(backend.signed(key, "GET", SESSION, ""), 401, "INVALID_API_KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "-1", "abc", "99999999999999999999", "1%201"})
    void idThatIsNotThereIsUnknown(String id) throws Exception {
        assertError(backend.send("DELETE", KEYS + "/" + id, "Cookie", cookie), 404, "UNKNOWN_KEY");
    }

    @Test
    void anothersKeyIsUnknown() throws Exception {
        TestKey key = backend.newKey(cookie, "read");
        String other = backend.register("mallory");

        assertError(backend.send("DELETE", KEYS + "/" + key.id(), "Cookie", other), 404, "UNKNOWN_KEY");
        assertThat(backend.get(KEYS, "Cookie", other).body()).isEqualTo("[]");
        assertThat(backend.signed(key, "GET", SESSION, "").statusCode()).isEqualTo(200);
    }

    @Test
    void accountHasAtMostFiftyKeys() throws Exception {
        String many = backend.register("many");
        for (int i = 0; i < 50; i++) {
            backend.newKey(many);
        }

        assertError(create(many, "{\"label\":\"a\",\"permissions\":[]}"), 409, "TOO_MANY_KEYS");
        assertThat(TestBackend.parse(backend.get(KEYS, "Cookie", many).body()).size())
                .isEqualTo(50);
    }

    @Test
    void lastUseIsNoted() throws Exception {
        String user = backend.register("user");
        TestKey key = backend.newKey(user, "read");
        assertThat(backend.get(KEYS, "Cookie", user).body()).doesNotContain("lastUsedAt");
        long before = System.currentTimeMillis();

        backend.signed(key, "GET", SESSION, "");

        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonNode list = TestBackend.parse(backend.get(KEYS, "Cookie", user).body());
            assertThat(list.path(0).path("lastUsedAt").asLong(0)).isGreaterThanOrEqualTo(before - 1);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"permissions\":[]}                                          | MISSING_PARAMETER | label",
                "{\"label\":null,\"permissions\":[]}                           | MISSING_PARAMETER | label",
                "{\"label\":5,\"permissions\":[]}                              | INVALID_PARAMETER | label",
                "{\"label\":\" \",\"permissions\":[]}                          | INVALID_PARAMETER | label",
                "{\"label\":\"a\\nb\",\"permissions\":[]}                      | INVALID_PARAMETER | label",
                "{\"label\":\"a\"}                                             | MISSING_PARAMETER | permissions",
                "{\"label\":\"a\",\"permissions\":null}                        | MISSING_PARAMETER | permissions",
                "{\"label\":\"a\",\"permissions\":\"read\"}                    | INVALID_PARAMETER | permissions",
                "{\"label\":\"a\",\"permissions\":[\"withdraw\"]}              | INVALID_PARAMETER | permissions",
                "{\"label\":\"a\",\"permissions\":[\"READ\"]}                  | INVALID_PARAMETER | permissions",
                "{\"label\":\"a\",\"permissions\":[1]}                         | INVALID_PARAMETER | permissions",
                "{\"label\":\"a\",\"permissions\":[null]}                      | INVALID_PARAMETER | permissions",
                "{\"label\":\"a\",\"permissions\":[],\"ipAllowList\":null}     | MISSING_PARAMETER | ipAllowList",
                "{\"label\":\"a\",\"permissions\":[],\"ipAllowList\":\"::1\"}  | INVALID_PARAMETER | ipAllowList",
                "{\"label\":\"a\",\"permissions\":[],\"ipAllowList\":[\"x\"]}  | INVALID_PARAMETER | ipAllowList",
                "{\"label\":\"a\",\"permissions\":[],\"ipAllowList\":[\"\"]}   | INVALID_PARAMETER | ipAllowList",
            })
    void everyFieldIsChecked(String body, String code, String field) throws Exception {
        HttpResponse<String> response = create(cookie, body);

        assertError(response, 400, code);
        assertThat(response.body()).contains("\"parameter\":\"" + field + "\"");
    }

    @Test
    void sizesAreBounded() throws Exception {
        String addresses = "\"10.0.0.1\"" + ",\"10.0.0.2\"".repeat(1);
        StringBuilder many = new StringBuilder("\"10.1.0.0\"");
        for (int i = 1; i <= 20; i++) {
            many.append(",\"10.1.0.").append(i).append('"');
        }

        assertThat(create(
                                cookie,
                                "{\"label\":\"" + "l".repeat(64) + "\",\"permissions\":[],\"ipAllowList\":[" + addresses
                                        + "]}")
                        .statusCode())
                .isEqualTo(201);
        assertError(
                create(cookie, "{\"label\":\"" + "l".repeat(65) + "\",\"permissions\":[]}"), 400, "INVALID_PARAMETER");
        assertError(
                create(cookie, "{\"label\":\"a\",\"permissions\":[],\"ipAllowList\":[" + many + "]}"),
                400,
                "INVALID_PARAMETER");
    }

    @Test
    void unknownFieldAndOtherBodiesAreRefused() throws Exception {
        assertError(
                create(cookie, "{\"label\":\"a\",\"permissions\":[],\"ordersPerSecond\":1000}"), 400, "UNKNOWN_FIELD");
        assertError(create(cookie, ""), 400, "INVALID_JSON");
        assertError(create(cookie, "[]"), 400, "INVALID_JSON");
        assertError(
                backend.sendText("POST", KEYS, "text/plain", "{}", "Cookie", cookie), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void operatorGivesAKeyRatesOfItsOwn() throws Exception {
        TestKey key = backend.newKey(cookie, "read");
        String operator = backend.operator();
        String path = KEYS + "/" + key.id();

        HttpResponse<String> set = patch(operator, path, "{\"ordersPerSecond\":500,\"marketDataPerSecond\":0}");
        HttpResponse<String> taken = patch(operator, path, "{\"ordersPerSecond\":null}");

        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(set.body()).contains("\"ordersPerSecond\":500,\"marketDataPerSecond\":0");
        assertThat(taken.body()).doesNotContain("PerSecond", "secret");
        assertError(patch(operator, path, "{\"ordersPerSecond\":-1}"), 400, "INVALID_PARAMETER");
        assertError(patch(operator, path, "{\"ordersPerSecond\":1000001}"), 400, "INVALID_PARAMETER");
        assertError(patch(operator, path, "{\"ordersPerSecond\":1.5}"), 400, "INVALID_PARAMETER");
        assertError(patch(operator, path, "{\"ordersPerSecond\":\"5\"}"), 400, "INVALID_PARAMETER");
        assertError(patch(operator, path, "{\"orders\":5}"), 400, "UNKNOWN_FIELD");
        assertError(patch(operator, KEYS + "/999999", "{}"), 404, "UNKNOWN_KEY");
        assertError(patch(cookie, path, "{\"ordersPerSecond\":500}"), 403, "PERMISSION_DENIED");
    }

    @Test
    void secretIsNeverLogged(CapturedOutput output) throws Exception {
        TestKey key = backend.newKey(cookie, "read");
        String signed = key.sign(SESSION, System.currentTimeMillis(), "");
        backend.get(signed, "X-MBX-APIKEY", key.apiKey());
        backend.get(signed + "0", "X-MBX-APIKEY", key.apiKey());
        backend.send("DELETE", KEYS + "/" + key.id(), "Cookie", cookie);

        assertThat(output.getAll()).doesNotContain(key.secret(), signed.substring(signed.length() - 64));
    }

    private static HttpResponse<String> create(String session, String body) throws Exception {
        return backend.sendJson("POST", KEYS, body, "Cookie", session);
    }

    private static HttpResponse<String> patch(String session, String path, String body) throws Exception {
        return backend.sendJson("PATCH", path, body, "Cookie", session);
    }

    private static String text(Statement statement, String query) throws Exception {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
