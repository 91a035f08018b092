package dev.bourse.backend.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class LedgerIT {

    private TestBackend backend;
    private String operator;

    @BeforeEach
    void start() throws Exception {
        backend = TestBackend.startWithOperator();
        operator = backend.operator();
    }

    @AfterEach
    void stop() throws Exception {
        backend.close();
    }

    @Test
    void sumOfAllAccountsIsWhatCameInAndDidNotGoOut() throws Exception {
        fill();

        JsonNode ledger = ledger();

        assertThat(ledger.path("balanced").asBoolean()).as(ledger.toString()).isTrue();
        assertThat(ledger.path("asOfSequence").asLong()).isEqualTo(48);
        assertThat(ledger.path("asOf").asLong()).isPositive();
        assertThat(ledger.path("assets").toString())
                .isEqualTo("[{\"asset\":\"BTC\",\"accounts\":0,\"available\":\"0.00000000\",\"locked\":\"0.00000000\","
                        + "\"total\":\"0.00000000\",\"deposits\":\"0.00000000\",\"withdrawals\":\"0.00000000\","
                        + "\"difference\":\"0.00000000\",\"house\":\"0.00000000\",\"negative\":0},"
                        + "{\"asset\":\"USDT\",\"accounts\":2,\"available\":\"970.00\",\"locked\":\"25.00\","
                        + "\"total\":\"995.00\",\"deposits\":\"1000.00\",\"withdrawals\":\"5.00\","
                        + "\"difference\":\"0.00\",\"house\":\"1.50\",\"negative\":0}]");
    }

    @Test
    void unitThatCameFromNowhereIsSeen() throws Exception {
        fill();
        backend.database().execute("update balances set available = available + 0.01 where account_id = 2");

        JsonNode ledger = ledger();

        assertThat(ledger.path("balanced").asBoolean()).isFalse();
        assertThat(ledger.at("/assets/1/difference").asString()).isEqualTo("0.01");
    }

    @Test
    void unitThatWasLostIsSeen() throws Exception {
        fill();
        backend.database().execute("delete from balances where account_id = 0");

        assertThat(ledger().at("/assets/1/difference").asString()).isEqualTo("-1.50");
    }

    @Test
    void sumThatIsRightDoesNotHideABalanceBelowNothing() throws Exception {
        fill();
        backend.database().execute("""
                update balances set available = available - 800 where account_id = 1;
                update balances set available = available + 800 where account_id = 2""");

        JsonNode ledger = ledger();

        assertThat(ledger.at("/assets/1/difference").asString()).isEqualTo("0.00");
        assertThat(ledger.at("/assets/1/negative").asLong()).isEqualTo(1);
        assertThat(ledger.path("balanced").asBoolean()).isFalse();
    }

    @Test
    void exchangeWithoutAnythingBalances() throws Exception {
        JsonNode ledger = ledger();

        assertThat(ledger.path("balanced").asBoolean()).isTrue();
        assertThat(ledger.path("asOfSequence").asLong()).isZero();
        assertThat(ledger.path("assets")).isEmpty();
    }

    @Test
    void lookIsSharedForAWhileAndThenTakenAgain() throws Exception {
        fill();
        JsonNode first = ledger();
        backend.database().execute("update exchange_progress set last_sequence = 49");

        assertThat(ledger()).isEqualTo(first);
        Awaitility.await().until(() -> ledger().path("asOfSequence").asLong() == 49);
    }

    @Test
    void databaseThatIsAwayIsAnError() throws Exception {
        backend.dropDatabase();

        HttpResponse<String> response = backend.get("/api/v1/operate/ledger", "Cookie", operator);

        assertThat(response.statusCode()).isEqualTo(503);
    }

    private void fill() throws SQLException {
        backend.database().execute("""
                insert into assets values (1, 'USDT', 2), (2, 'BTC', 8);
                insert into balances values
                    (0, 1, 1.50, 0, now()), (1, 1, 700, 25, now()), (2, 1, 268.50, 0, now()), (3, 1, 0, 0, now());
                insert into transfers values
                    (1, 1, 1, 600, 'a', now()), (2, 2, 1, 400, 'b', now()), (3, 1, 1, -5, 'c', now());
                update exchange_progress set last_sequence = 48""");
    }

    private JsonNode ledger() throws Exception {
        HttpResponse<String> response = backend.get("/api/v1/operate/ledger", "Cookie", operator);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestBackend.parse(response.body());
    }
}
