package dev.bourse.backend.access.account;

import static dev.bourse.backend.TestBackend.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
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
final class LoginIT {

    private static final String REGISTER = "/api/v1/auth/register";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String SESSION = "/api/v1/auth/session";

    private static TestBackend backend;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void whoRegistersIsLoggedIn() throws Exception {
        long before = System.currentTimeMillis();
        HttpResponse<String> registered =
                backend.sendJson("POST", REGISTER, credentials("  Alice@Example.com ", "correct horse"));
        HttpResponse<String> session = backend.get(SESSION, "Cookie", TestBackend.cookie(registered));

        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.body()).isEqualTo(registered.body());
        JsonNode body = TestBackend.parse(session.body());
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("accountId", "username", "operator", "expiresAt");
        assertThat(body.path("accountId").isString()).isTrue();
        assertThat(body.path("username").asString()).isEqualTo("alice@example.com");
        assertThat(body.path("operator").asBoolean()).isFalse();
        assertThat(body.path("expiresAt").asLong()).isBetween(before + 43_200_000, before + 43_260_000);
    }

    @Test
    void accountIdsAreTheEnginesAndStartAtOne() throws Exception {
        try (TestBackend fresh = TestBackend.start()) {
            HttpResponse<String> first = fresh.sendJson("POST", REGISTER, credentials("first", "correct horse"));

            assertThat(TestBackend.parse(first.body()).path("accountId").asString())
                    .isEqualTo("1");
        }
    }

    @Test
    void cookieIsKeptFromScriptsAndOtherSites() throws Exception {
        HttpResponse<String> plain = backend.sendJson("POST", REGISTER, credentials("cookie1", "correct horse"));
        HttpResponse<String> secure = backend.sendJson(
                "POST", REGISTER, credentials("cookie2", "correct horse"), "X-Forwarded-Proto", "https");

        assertThat(plain.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .matches("session_token=[A-Za-z0-9_-]{43};.*")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=43200")
                        .doesNotContain("Secure", "Domain"));
        assertThat(secure.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Secure"));
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void nameCanBeTakenOnce() throws Exception {
        backend.register("taken@example.com");

        HttpResponse<String> again = backend.sendJson("POST", REGISTER, credentials("TAKEN@example.com", "12345678"));

        assertError(again, 409, "USERNAME_TAKEN");
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(backend.sendJson("POST", LOGIN, credentials("taken@example.com", "12345678"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void wrongPasswordAndUnknownNameAreToldTheSame() throws Exception {
        backend.register("bob");

        HttpResponse<String> wrong = backend.sendJson("POST", LOGIN, credentials("bob", "incorrect horse"));
        HttpResponse<String> unknown = backend.sendJson("POST", LOGIN, credentials("nobody", "incorrect horse"));

        assertError(wrong, 401, "INVALID_CREDENTIALS");
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    void loggingOutEndsThisSessionAndNoOther() throws Exception {
        String first = backend.register("carol");
        String second = backend.loggedIn("CAROL");

        HttpResponse<String> out = backend.send("POST", "/api/v1/auth/logout", "Cookie", first);

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).startsWith("session_token=;").contains("Max-Age=0"));
        assertError(backend.get(SESSION, "Cookie", first), 401, "UNAUTHENTICATED");
        assertThat(backend.get(SESSION, "Cookie", second).statusCode()).isEqualTo(200);
    }

    @Test
    void newPasswordHoldsAndOtherSessionsEnd() throws Exception {
        String other = backend.register("mallory");
        String cookie = backend.loggedIn("mallory");
        String key = backend.newKey(cookie, "read").apiKey();

        HttpResponse<String> changed = changePassword(cookie, TestBackend.PASSWORD, "another horse");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
        assertThat(backend.get(SESSION, "Cookie", cookie).statusCode()).isEqualTo(200);
        assertError(backend.get(SESSION, "Cookie", other), 401, "UNAUTHENTICATED");
        assertError(
                backend.sendJson("POST", LOGIN, credentials("mallory", TestBackend.PASSWORD)),
                401,
                "INVALID_CREDENTIALS");
        assertThat(backend.sendJson("POST", LOGIN, credentials("mallory", "another horse"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(backend.get("/api/v1/keys", "Cookie", cookie).body()).contains(key);
    }

    @Test
    void passwordIsChangedByWhoKnowsItAndWithinTheRules() throws Exception {
        String cookie = backend.register("niaj");

        HttpResponse<String> wrong = changePassword(cookie, "incorrect horse", "another horse");
        HttpResponse<String> tooShort = changePassword(cookie, TestBackend.PASSWORD, "short");
        HttpResponse<String> same = changePassword(cookie, TestBackend.PASSWORD, TestBackend.PASSWORD);

        assertError(wrong, 422, "WRONG_PASSWORD");
        assertThat(parameter(wrong)).isEqualTo("currentPassword");
        assertError(tooShort, 400, "INVALID_PARAMETER");
        assertThat(parameter(tooShort)).isEqualTo("newPassword");
        assertError(same, 400, "INVALID_PARAMETER");
        assertThat(parameter(same)).isEqualTo("newPassword");
        assertThat(backend.loggedIn("niaj")).isNotEmpty();
    }

    private static HttpResponse<String> changePassword(String cookie, String current, String wanted) throws Exception {
        String body = "{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + wanted + "\"}";
        return backend.sendJson("POST", "/api/v1/auth/password", body, "Cookie", cookie);
    }

    @ParameterizedTest
    @ValueSource(strings = {REGISTER, LOGIN})
    void everyFieldIsChecked(String path) throws Exception {
        assertField(path, "{\"password\":\"correct horse\"}", "MISSING_PARAMETER", "username");
        assertField(path, "{\"username\":\"dave\"}", "MISSING_PARAMETER", "password");
        assertField(path, "{\"username\":null,\"password\":\"correct horse\"}", "MISSING_PARAMETER", "username");
        assertField(path, "{\"username\":\"dave\",\"password\":null}", "MISSING_PARAMETER", "password");
        assertField(path, "{\"username\":5,\"password\":\"correct horse\"}", "INVALID_PARAMETER", "username");
        assertField(path, "{\"username\":\"dave\",\"password\":12345678}", "INVALID_PARAMETER", "password");
        assertField(path, "{\"username\":{},\"password\":\"correct horse\"}", "INVALID_PARAMETER", "username");
        assertField(path, "{\"username\":\"dave\",\"password\":[\"a\"]}", "INVALID_PARAMETER", "password");
        assertField(path, "{\"username\":\"dave\",\"password\":true}", "INVALID_PARAMETER", "password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "ab", "a b c", "@example.com", "a@", "a@b@c", "Ünder@example.com", "a\\u0000bc", ".abc"
            })
    void nameMustBeOne(String username) throws Exception {
        String body = "{\"username\":\"" + username + "\",\"password\":\"correct horse\"}";

        assertField(REGISTER, body, "INVALID_PARAMETER", "username");
        assertField(LOGIN, body, "INVALID_PARAMETER", "username");
    }

    @ParameterizedTest
    @CsvSource({"3, 201", "2, 400", "254, 201", "255, 400"})
    void nameHasFrom3To254Characters(int length, int status) throws Exception {
        String name = "n".repeat(length);

        assertThat(backend.sendJson("POST", REGISTER, credentials(name, "correct horse"))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"7, 400", "8, 201", "128, 201", "129, 400"})
    void passwordHasFrom8To128Characters(int length, int status) throws Exception {
        String password = "\uD83D\uDC0E".repeat(length);

        assertThat(backend.sendJson("POST", REGISTER, credentials("horses" + length, password))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "5",
                "{\"username\":\"a\"} {}",
                "{\"username\":\"aaa\",\"username\":\"bbb\",\"password\":\"correct horse\"}",
                "{'username':'a'}"
            })
    void bodyMustBeOneJsonObject(String body) throws Exception {
        assertError(backend.sendJson("POST", REGISTER, body), 400, "INVALID_JSON");
        assertError(backend.sendJson("POST", LOGIN, body), 400, "INVALID_JSON");
    }

    @Test
    void unknownFieldIsNamed() throws Exception {
        HttpResponse<String> response = backend.sendJson(
                "POST", REGISTER, "{\"username\":\"dave\",\"password\":\"correct horse\",\"isOperator\":true}");

        assertError(response, 400, "UNKNOWN_FIELD");
        assertThat(TestBackend.parse(response.body()).path("error").path("details"))
                .isEqualTo(TestBackend.parse("{\"field\":\"isOperator\",\"allowed\":[\"username\",\"password\"]}"));
    }

    @Test
    void otherContentTypesAreRefused() throws Exception {
        HttpResponse<String> form =
                backend.sendText("POST", LOGIN, "application/x-www-form-urlencoded", "username=a&password=b");

        assertError(form, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(form.body()).contains("application/json");
    }

    @Test
    void passwordsAndTokensAreShownNowhere(CapturedOutput output) throws Exception {
        String secret = "unmistakable horse";
        HttpResponse<String> registered = backend.sendJson("POST", REGISTER, credentials("erin", secret));
        String cookie = TestBackend.cookie(registered);
        backend.sendJson("POST", REGISTER, credentials("erin", secret));
        backend.sendJson("POST", LOGIN, credentials("erin", secret + "!"));
        HttpResponse<String> wrongType = backend.sendJson("POST", LOGIN, "{\"username\":\"" + secret + "\"}");
        backend.get(SESSION, "Cookie", cookie);
        backend.send("POST", "/api/v1/auth/logout", "Cookie", cookie);

        assertThat(output.getAll()).doesNotContain(secret).doesNotContain(cookie.substring("session_token=".length()));
        assertThat(registered.body() + wrongType.body()).doesNotContain(secret);
        assertThat(new Credentials("erin", secret).toString()).doesNotContain(secret);
        assertThat(new Account(1, "erin", "hash", false).toString()).doesNotContain("hash");
    }

    private static void assertField(String path, String body, String code, String field) throws Exception {
        HttpResponse<String> response = backend.sendJson("POST", path, body);

        assertError(response, 400, code);
        assertThat(parameter(response)).as(body).isEqualTo(field);
    }

    private static String parameter(HttpResponse<String> response) {
        return TestBackend.parse(response.body())
                .path("error")
                .path("details")
                .path("parameter")
                .asString();
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\"");
    }
}
