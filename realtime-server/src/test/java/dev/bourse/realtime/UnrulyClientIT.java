package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that do not answer pings, break the protocol, or ask too much. */
final class UnrulyClientIT {

    @TempDir
    private static Path directory;

    private static RealtimeFixture bourse;

    @BeforeAll
    static void start() throws Exception {
        bourse = new RealtimeFixture(directory, "--PING_INTERVAL=4000", "--CLIENT_BUFFER=16");
    }

    @AfterAll
    static void stop() throws Exception {
        bourse.close();
    }

    @Test
    void clientThatDoesNotAnswerPingsIsToldWhy() throws Exception {
        try (RawClient silent = new RawClient(bourse.port(), "/api/v1/ws")) {
            assertThat(silent.readUntil("1008 ")).isEqualTo("1008 no pong came to the server's ping");
        }
    }

    @Test
    void idleClientThatAnswersPingsStays() throws Exception {
        try (TestClient idle = bourse.client("/api/v1/ws");
                RawClient silent = new RawClient(bourse.port(), "/api/v1/ws")) {
            silent.readUntil("1008 ");
            // Two intervals have passed.
            idle.settle();
            assertThat(idle.isOpen()).isTrue();
        }
    }

    @Test
    @Timeout(120)
    void readerOfEventsIsShownThatTheServerIsThereAndNeedNotAnswer() throws Exception {
        URI uri = URI.create("http://localhost:" + bourse.port() + "/sse?streams=trade@BTCUSDT");
        try (TestEventSource reader = new TestEventSource(uri, Map.of())) {
            assertThat(reader.nextComment()).isEqualTo(": here");
            assertThat(reader.nextComment()).isEqualTo(": here");

            bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 1, 1756480528000L, "1", "1"));
            assertThat(reader.next("trade").data()).contains("\"t\":1,");
        }
    }

    @Test
    void clientThatSendsUnmaskedFramesIsToldWhy() throws Exception {
        try (RawClient wrong = new RawClient(bourse.port(), "/api/v1/ws")) {
            wrong.sendFrame(0xF1, new byte[] {1});

            assertThat(wrong.readUntil("1002 ")).startsWith("1002 ");
        }
    }

    @Test
    void invalidUtf8IsAViolation() throws Exception {
        try (RawClient wrong = new RawClient(bourse.port(), "/api/v1/ws")) {
            wrong.sendFrame(0x81, new byte[] {(byte) 0xC3, 0x28});

            assertThat(wrong.readUntil("1007 ")).startsWith("1007 ");
        }
    }

    @Test
    void floodOfRequestsIsAnsweredAtAPaceAndLosesNothing() throws Exception {
        try (RawClient flooding = new RawClient(bourse.port(), "/api/v1/ws")) {
            long startNanos = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                flooding.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
            }

            for (int i = 0; i < 500; i++) {
                assertThat(flooding.readUntil("result")).isEqualTo("{\"result\":[],\"id\":" + i + "}");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isGreaterThan(Duration.ofSeconds(1));
        }
    }
}
