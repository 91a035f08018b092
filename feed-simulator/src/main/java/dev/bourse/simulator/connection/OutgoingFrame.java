package dev.bourse.simulator.connection;

import java.nio.ByteBuffer;
import org.springframework.web.socket.CloseStatus;

/** What waits in the queue of a connection. */
sealed interface OutgoingFrame {

    /** A message of a stream; {@code dueNs} is the {@link System#nanoTime()} before which it is held back. */
    record Stream(StreamMessage message, long dueNs) implements OutgoingFrame {}

    record Text(String text) implements OutgoingFrame {}

    record Binary(ByteBuffer bytes) implements OutgoingFrame {}

    record Ping(ByteBuffer payload) implements OutgoingFrame {}

    record Close(CloseStatus status) implements OutgoingFrame {}
}
