package dev.bourse.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class BusyEngineIT {

    @Test
    void whatABusyEngineDoesNotAnswerIsUnavailableAtOnce() throws Exception {
        // Nobody waits a minute here: that it is busy is an answer, and not that none came.
        try (TestBackend backend = TestBackend.start("--ORDER_TIMEOUT=60s");
                BusyEngine engine = new BusyEngine(backend.redis().url())) {
            String cookie = backend.register("alice");

            assertUnavailable(backend.get("/api/v1/balances", "Cookie", cookie));
            assertUnavailable(backend.get("/api/v1/markets"));
            assertThat(engine.refused()).isEqualTo(2);
        }
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"EXCHANGE_UNAVAILABLE\"");
    }
}
