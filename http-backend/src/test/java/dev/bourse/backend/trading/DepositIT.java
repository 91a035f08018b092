package dev.bourse.backend.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may credit which account. There is no engine here: who gets as far as that is told that it is away. */
final class DepositIT {

    private static TestBackend backend;
    private static String operator;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.startWithOperator("--ORDER_TIMEOUT=10", "--DEMO_ON_RAMP=true", "--DEMO_FUNDS=USDT:5");
        operator = backend.operator();
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
    }

    @Test
    void numberThatIsNobodysIsRefused() throws Exception {
        HttpResponse<String> response = deposit("999");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"code\":\"UNKNOWN_ACCOUNT\",\"message\":\"There is no account 999 here.\","
                        + "\"details\":{\"accountId\":\"999\"}}}");
    }

    @Test
    void somebodysAccountAndTheHousesAreNot() throws Exception {
        String session = backend.get("/api/v1/auth/session", "Cookie", backend.register("alice"))
                .body();

        assertThat(deposit(TestBackend.parse(session).path("accountId").asString())
                        .body())
                .contains("EXCHANGE_UNAVAILABLE");
        assertThat(deposit("0").body()).contains("EXCHANGE_UNAVAILABLE");
    }

    @Test
    void pageIsToldWhatEverybodyMayCreditTheOwnAccountWith() throws Exception {
        assertThat(backend.json("/api/v1/config").path("onRamp").toString())
                .isEqualTo("{\"funds\":[{\"asset\":\"USDT\",\"amount\":\"5\"}]}");
    }

    private static HttpResponse<String> deposit(String accountId) throws Exception {
        String body = "{\"accountId\":\"" + accountId + "\",\"asset\":\"USDT\",\"amount\":\"1\"}";
        return backend.sendJson("POST", "/api/v1/balances/deposit", body, "Cookie", operator);
    }
}
