package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeepAliveTest {

    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2025-08-29T14:35:28Z"));
    private final RunningFeedSimulator simulator =
            RunningFeedSimulator.start(clock.application(), "--TRADES_PER_SECOND=1500");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void clientsArePingedEachTwentySeconds() throws Exception {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            Await.until("connected", () -> !simulator.simulator().connections().isEmpty());
            clock.advance(Duration.ofSeconds(20));
            String first = client.nextPing();
            clock.advance(Duration.ofSeconds(20));

            assertThat(client.nextPing()).isNotEqualTo(first).isEqualTo(Long.toString(clock.millis()));
        }
    }

    @Test
    void clientThatAnswersPingsStays() throws Exception {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            for (int i = 0; i < 10; i++) {
                Await.until(
                        "connected", () -> !simulator.simulator().connections().isEmpty());
                clock.advance(Duration.ofSeconds(20));
                client.nextPing();
                // The reply is in the same connection behind the pong, so the pong has arrived when it has.
                client.request("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            }

            assertThat(simulator.simulator().connections()).hasSize(1);
        }
    }

    @Test
    void clientThatDoesNotAnswerPingsIsDisconnected() throws Exception {
        try (Socket socket = rawConnection("/ws")) {
            Await.until("connected", () -> !simulator.simulator().connections().isEmpty());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            clock.advance(Duration.ofSeconds(20));
            assertThat(in.readUnsignedByte()).as("a ping frame").isEqualTo(0x89);
            in.skipNBytes(in.readUnsignedByte());
            clock.advance(Duration.ofSeconds(60));

            int frame = in.readUnsignedByte();
            byte[] payload = in.readNBytes(in.readUnsignedByte());

            assertThat(frame).as("a close frame").isEqualTo(0x88);
            assertThat(ByteBuffer.wrap(payload).getShort()).isEqualTo((short) 1008);
            assertThat(new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8))
                    .isEqualTo("Pong timeout");
        }
    }

    @Test
    void connectionEndsAfterADay() {
        try (StreamClient client = StreamClient.connect(simulator, "/ws")) {
            Await.until("connected", () -> !simulator.simulator().connections().isEmpty());
            clock.advance(Duration.ofHours(24));

            assertThat(client.ending()).isEqualTo("1001");
        }
    }

    @Test
    void liveClientThatDoesNotReadIsDropped() throws Exception {
        try (Socket socket = rawConnection("/ws/btcusdt@trade/ethusdt@trade/solusdt@trade")) {
            assertThat(socket.isConnected()).isTrue();
            Await.until("connected", () -> !simulator.simulator().connections().isEmpty());
            clock.advance(Duration.ofSeconds(55));

            Await.until("dropped", () -> simulator.simulator().connections().isEmpty());
        }
    }

    /** A connection that answers nothing by itself. */
    private Socket rawConnection(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
        socket.setSoTimeout(30_000);
        OutputStream out = socket.getOutputStream();
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + simulator.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder response = new StringBuilder();
        while (response.indexOf("\r\n\r\n") < 0) {
            response.append((char) socket.getInputStream().read());
        }
        assertThat(response.toString()).startsWith("HTTP/1.1 101");
        return socket;
    }
}
