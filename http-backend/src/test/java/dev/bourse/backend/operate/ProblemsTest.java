package dev.bourse.backend.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.peers.ServiceHealth;
import org.junit.jupiter.api.Test;

final class ProblemsTest {

    @Test
    void serviceThatIsUpHasNone() {
        assertThat(Problems.of(health("UP", "{\"components\":{\"db\":{\"status\":\"UP\"}}}")))
                .isNull();
    }

    @Test
    void serviceThatSaysNothingIsToldWhy() {
        assertThat(Problems.of(new ServiceHealth("DOWN", 1, "can't be reached", null)))
                .isEqualTo("Can't be reached.");
    }

    @Test
    void partThatIsDownSaysWhatIsTheMatter() {
        assertThat(Problems.of(health("DOWN", """
                {"components":{"db":{"status":"UP"},
                "exchange":{"status":"DOWN","details":{"sequence":7,"problem":"the log has lost events"}},
                "upload":{"status":"DOWN","details":{"trades":"ok","klines":"no answer"}},
                "feed":{"status":"DOWN","details":{"connected":false}}}}""")))
                .isEqualTo("exchange: the log has lost events. upload: klines no answer. feed: DOWN.");
    }

    @Test
    void marketThatIsNotQuotedIsNamedWithItsReason() {
        assertThat(Problems.of(health("UP", """
                {"components":{"quotes":{"status":"UP","details":{
                "BTC_USDT":{"quoting":true},"TATA_INR":{"quoting":false,"why":"The market is halted."}}}}}"""))).isEqualTo("TATA_INR is not quoted: The market is halted.");
    }

    private static ServiceHealth health(String status, String json) {
        return new ServiceHealth(status, 1, null, TestBackend.parse(json));
    }
}
