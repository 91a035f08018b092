package dev.bourse.realtime.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message as it goes over the wire: a complete, unmasked WebSocket text frame (RFC 6455 section 5.2), encoded once and
 * shared, read-only, by all who receive it.
 */
public final class Frame {

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int MAX_SHORT = 125;
    private static final int MAX_MEDIUM = 0xFFFF;
    private static final byte MEDIUM = 126;
    private static final byte LONG = 127;
    private static final byte[] NOTHING = {};

    private final @Nullable Topic topic;
    private final boolean conflatable;
    private final byte[] bytes;
    private final long createdNanos = System.nanoTime();

    private Frame(@Nullable Topic topic, boolean conflatable, byte[] bytes) {
        this.topic = topic;
        this.conflatable = conflatable;
        this.bytes = bytes;
    }

    /** A message that a newer one of the same topic makes worthless: a price, a ticker, an open candle. */
    public static Frame newest(Topic topic, byte[] json) {
        return new Frame(topic, true, framed(json));
    }

    /** A message that must not be left out: a trade, a closed candle. */
    public static Frame every(Topic topic, byte[] json) {
        return new Frame(topic, false, framed(json));
    }

    /** An answer to one client. */
    public static Frame reply(byte[] json) {
        return new Frame(null, false, framed(json));
    }

    /** Not a message: the last one of {@code topic} is no longer to be given to new subscribers. */
    public static Frame forget(Topic topic) {
        return new Frame(topic, false, NOTHING);
    }

    /** What it is about; null for a reply. */
    public @Nullable Topic topic() {
        return topic;
    }

    public boolean conflatable() {
        return conflatable;
    }

    public boolean isForget() {
        return bytes.length == 0;
    }

    /** Header and payload; the array is shared, never to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** The payload alone. */
    public String json() {
        int header = bytes[1] <= MAX_SHORT ? 2 : bytes[1] == MEDIUM ? 4 : 10;
        return new String(bytes, header, bytes.length - header, StandardCharsets.UTF_8);
    }

    /** {@link System#nanoTime} when it was made. */
    public long createdNanos() {
        return createdNanos;
    }

    private static byte[] framed(byte[] json) {
        int length = json.length;
        int header = length <= MAX_SHORT ? 2 : length <= MAX_MEDIUM ? 4 : 10;
        byte[] frame = new byte[header + length];
        frame[0] = FINAL_TEXT;
        frame[1] = header == 2 ? (byte) length : header == 4 ? MEDIUM : LONG;
        for (int at = header - 1, rest = length; at > 1; at--, rest >>>= 8) {
            frame[at] = (byte) rest;
        }
        System.arraycopy(json, 0, frame, header, length);
        return frame;
    }
}
