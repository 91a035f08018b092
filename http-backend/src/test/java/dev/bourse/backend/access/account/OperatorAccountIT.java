package dev.bourse.backend.access.account;

import static dev.bourse.backend.TestBackend.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class OperatorAccountIT {

    private static final String OPERATORS_ROUTE = "/api/v1/accounts/0/openOrders";

    @Test
    void operatorIsThereAfterTheStartWithAPasswordThatOnlyTheSettingChanges(CapturedOutput output) throws Exception {
        try (TestBackend backend = TestBackend.startWithOperator()) {
            String cookie = backend.operator();

            assertThat(backend.get("/api/v1/auth/session", "Cookie", cookie).body())
                    .contains("\"operator\":true");
            assertThat(output.getAll()).doesNotContain(TestBackend.PASSWORD);
            String change =
                    "{\"currentPassword\":\"%s\",\"newPassword\":\"another horse\"}".formatted(TestBackend.PASSWORD);
            assertThat(backend.sendJson("POST", "/api/v1/auth/password", change, "Cookie", cookie)
                            .body())
                    .startsWith("{\"error\":{\"code\":\"PASSWORD_IS_A_SETTING\"");
        }
    }

    @Test
    void accountOfThatNameIsBroughtUpToDate() throws Exception {
        try (TestBackend backend = TestBackend.start("--OPERATOR_USERNAME=Boss", "--OPERATOR_PASSWORD=another horse")) {
            // As if it had been there before, with another password and role: the table is written, then the start
            // repeated.
            awaitLogin(backend, "boss", "another horse");
            backend.database().execute("update accounts set is_operator = false, password_hash = 'x'");

            try (TestBackend again =
                    TestBackend.startOn(backend, "--OPERATOR_USERNAME=boss", "--OPERATOR_PASSWORD=yet another horse")) {
                awaitLogin(again, "boss", "yet another horse");
                assertThat(again.sendJson("POST", "/api/v1/auth/login", credentials("boss", "another horse"))
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--OPERATOR_USERNAME=another, --OPERATOR_PASSWORD=another horse",
        "--OPERATOR_USERNAME=,        --OPERATOR_PASSWORD=",
    })
    void whomTheSettingNoLongerNamesLosesTheRoleWithSessionsAndKeys(String username, String password) throws Exception {
        try (TestBackend before = TestBackend.startWithOperator("--ORDER_TIMEOUT=10")) {
            String session = before.operator();
            TestKey key = before.newKey(session, "trade");
            assertThat(before.get(OPERATORS_ROUTE, "Cookie", session).body()).doesNotContain("PERMISSION_DENIED");

            try (TestBackend after = TestBackend.startOn(before, username, password)) {
                assertThat(after.get(OPERATORS_ROUTE, "Cookie", session).body()).contains("PERMISSION_DENIED");
                assertThat(after.get("/api/v1/auth/session", "Cookie", session).body())
                        .contains("\"operator\":false");
                Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    assertThat(after.signed(key, "GET", OPERATORS_ROUTE, "").body())
                            .contains("PERMISSION_DENIED");
                    assertThat(after.sendJson(
                                            "POST", "/api/v1/auth/login", credentials("operator", TestBackend.PASSWORD))
                                    .body())
                            .contains("\"operator\":false");
                });
            }
        }
    }

    @Test
    void whileTheDatabaseIsAwayTheServiceStartsAndGoesOnTrying(CapturedOutput output) throws Exception {
        try (TestBackend backend =
                TestBackend.startWithOperator("--DATABASE_URL=postgresql://user:hidden@127.0.0.1:1/db")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(output.getAll()).contains("operator's account not written"));

            assertThat(backend.get("/live").statusCode()).isEqualTo(200);
            assertThat(backend.sendJson("POST", "/api/v1/auth/login", credentials("alice", "correct horse"))
                            .statusCode())
                    .isEqualTo(503);
            assertThat(output.getAll()).doesNotContain("hidden", TestBackend.PASSWORD);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--OPERATOR_USERNAME=ops, --OPERATOR_PASSWORD=,                 OPERATOR_PASSWORD is ''",
        "--OPERATOR_USERNAME=,    --OPERATOR_PASSWORD=unmistakable,     OPERATOR_USERNAME is ''",
        "--OPERATOR_USERNAME=o p, --OPERATOR_PASSWORD=unmistakable,     OPERATOR_USERNAME is 'o p'",
        "--OPERATOR_USERNAME=ops, --OPERATOR_PASSWORD=short,            OPERATOR_PASSWORD is '...'",
    })
    void wrongSettingStopsTheStart(String username, String password, String sentence) {
        Throwable failure =
                catchThrowable(() -> TestBackend.start(username, password).close());

        assertThat(failure).hasStackTraceContaining(sentence);
        assertThat(failure.toString()).doesNotContain("unmistakable", "short");
    }

    private static void awaitLogin(TestBackend backend, String name, String password) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                backend.sendJson("POST", "/api/v1/auth/login", credentials(name, password))
                                        .body())
                        .contains("\"operator\":true"));
    }
}
