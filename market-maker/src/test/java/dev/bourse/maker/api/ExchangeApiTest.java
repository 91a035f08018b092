package dev.bourse.maker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.api.Outcome.Done;
import dev.bourse.maker.api.Outcome.Refused;
import dev.bourse.maker.api.Outcome.Unknown;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExchangeApiTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_764_000_000_000L));

    private final HttpClient http = HttpClient.newHttpClient();
    private TestingExchange exchange;
    private ExchangeApi api;

    @BeforeEach
    void start() throws Exception {
        exchange = new TestingExchange();
        api = new ExchangeApi(http, exchange.url(), KeyHolder.of(new Credentials("key", "secret")), CLOCK);
    }

    @AfterEach
    void stop() {
        exchange.close();
        http.shutdownNow();
    }

    @Test
    void requestIsSignedWithItsQueryAndBody() throws Exception {
        assertThat(api.send("PUT", "order", Map.of("market", "TATA_INR"))).isInstanceOf(Done.class);

        TestingExchange.Request request = exchange.requests().getFirst();
        assertThat(request.key()).isEqualTo("key");
        assertThat(request.query())
                .isEqualTo("timestamp=1764000000000&signature="
                        + new Credentials("key", "secret").sign("timestamp=1764000000000{\"market\":\"TATA_INR\"}"));
    }

    @Test
    void sameRequestInTheSameMillisecondHasAnotherSignature() throws Exception {
        api.send("DELETE", "openOrders?market=TATA_INR", null);
        api.send("DELETE", "openOrders?market=TATA_INR", null);

        assertThat(exchange.requests().get(0).query())
                .startsWith("market=TATA_INR&timestamp=1764000000000&signature=")
                .isNotEqualTo(exchange.requests().get(1).query());
    }

    @Test
    void refusalHasItsCodeAndHowLongToWait() throws Exception {
        exchange.answers(
                "POST order",
                429,
                "{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"Slower.\",\"details\":{}}}",
                "7");

        assertThat(api.send("POST", "order", Map.of())).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.code()).isEqualTo("RATE_LIMITED");
            assertThat(it.message()).isEqualTo("Slower.");
            assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        });
    }

    @Test
    void deadEngineDoesNothing() throws Exception {
        exchange.refuses("POST order", 503, "EXCHANGE_UNAVAILABLE");

        assertThat(api.send("POST", "order", Map.of())).isInstanceOf(Refused.class);
    }

    @Test
    void otherFailuresLeaveItOpenWhetherItWasDone() throws Exception {
        exchange.refuses("POST order", 504, "STATUS_UNKNOWN")
                .refuses("POST order", 503, "DATABASE_UNAVAILABLE")
                .answers("POST order", 502, "<html>")
                .answers("POST order", 200, "<html>");

        for (int i = 0; i < 4; i++) {
            assertThat(api.send("POST", "order", Map.of())).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void nobodyThereIsToldApart() throws Exception {
        ExchangeApi nobody = new ExchangeApi(
                http, URI.create("http://localhost:1"), KeyHolder.of(new Credentials("key", "secret")), CLOCK);

        assertThat(nobody.get("balances"))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.code()).isEqualTo(Outcome.UNREACHABLE));
    }

    @Test
    void keyMayComeLaterAndChange(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("maker.key");
        KeyHolder keys = KeyHolder.in(file);
        assertThat(keys.key()).isNull();
        assertThat(keys.problem()).isEqualTo(file + " is not there yet");

        Files.writeString(file, "{\"id\":\"7\",\"apiKey\":\"k\",\"secret\":\"s\"}");
        assertThat(keys.key()).isEqualTo(new Credentials("k", "s"));

        Files.writeString(file, "apiKey=k");
        assertThat(keys.key()).isNull();
        assertThat(keys.problem()).contains("is not JSON");
    }

    @Test
    void secretIsNotShown() {
        assertThat(new Credentials("key", "hidden").toString()).doesNotContain("hidden");
    }
}
