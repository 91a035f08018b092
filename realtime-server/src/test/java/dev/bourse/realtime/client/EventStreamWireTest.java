package dev.bourse.realtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventStreamWireTest {

    @ParameterizedTest
    @CsvSource({"PT5S, PT5S", "PT15S, PT15S", "PT25S, PT15S"})
    void readerHearsOfTheServerAsOftenAsAWebSocketAndAtLeastEveryFifteenSeconds(Duration pings, Duration heartbeats) {
        ClientLimits limits = new ClientLimits(1, Duration.ofSeconds(1), pings, Duration.ofSeconds(1), 1, 1);

        assertThat(new EventStreamWire().heartbeatInterval(limits)).isEqualTo(heartbeats);
    }
}
