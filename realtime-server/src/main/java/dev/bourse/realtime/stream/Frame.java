package dev.bourse.realtime.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message as it goes over the wire: a complete, unmasked WebSocket text frame (RFC 6455 section 5.2), encoded once and
 * shared, read-only, by all who receive it. A change of a book is encoded when the first of them is sent it: most are sent to
 * nobody, or merged with others first.
 */
public final class Frame {

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int MAX_SHORT = 125;
    private static final int MAX_MEDIUM = 0xFFFF;
    private static final byte MEDIUM = 126;
    private static final byte LONG = 127;
    private static final byte[] NOTHING = {};

    /** {@link #eventId} of a message that has none. */
    public static final long NO_ID = -1;

    private final @Nullable Topic topic;
    private final boolean conflatable;
    private final @Nullable DepthChange depth;
    private final long eventId;
    private final long createdNanos;
    private volatile byte @Nullable [] bytes;

    private Frame(@Nullable Topic topic, boolean conflatable, byte[] bytes) {
        this(topic, conflatable, bytes, NO_ID);
    }

    private Frame(@Nullable Topic topic, boolean conflatable, byte[] bytes, long eventId) {
        this.topic = topic;
        this.conflatable = conflatable;
        this.depth = null;
        this.eventId = eventId;
        this.bytes = bytes;
        this.createdNanos = System.nanoTime();
    }

    private Frame(DepthChange depth, long createdNanos) {
        this.topic = new Topic.Depth(depth.market().symbol());
        this.conflatable = true;
        this.depth = depth;
        this.eventId = NO_ID;
        this.createdNanos = createdNanos;
    }

    /** A message that a newer one of the same topic makes worthless: a price, a ticker, an open candle. */
    public static Frame newest(Topic topic, byte[] json) {
        return new Frame(topic, true, framed(json));
    }

    /** A message that must not be left out: a trade, a closed candle. */
    public static Frame every(Topic topic, byte[] json) {
        return new Frame(topic, false, framed(json));
    }

    /** As {@link #every}, with a number by which a client can ask for what comes after it. */
    static Frame numbered(Topic topic, long eventId, byte[] json) {
        return new Frame(topic, false, framed(json), eventId);
    }

    /** A message that can be merged with the next one of its topic, but not left out. */
    static Frame merging(DepthChange depth) {
        return new Frame(depth, System.nanoTime());
    }

    /** An answer to one client. */
    public static Frame reply(byte[] json) {
        return new Frame(null, false, framed(json));
    }

    /** Not a message: the last one of {@code topic} is no longer to be given to new subscribers. */
    public static Frame forget(Topic topic) {
        return new Frame(topic, false, NOTHING);
    }

    /** Messages as one: a JSON array. */
    public static Frame array(List<Frame> frames) {
        int length = frames.stream()
                .mapToInt(it -> it.bytes().length - it.payloadOffset() + 1)
                .sum();
        ByteBuffer json = ByteBuffer.allocate(length + 1);
        for (Frame frame : frames) {
            json.put((byte) (json.position() == 0 ? '[' : ','));
            json.put(frame.bytes(), frame.payloadOffset(), frame.bytes().length - frame.payloadOffset());
        }
        return reply(json.put((byte) ']').array());
    }

    /** What it is about; null for a reply. */
    public @Nullable Topic topic() {
        return topic;
    }

    /** True when the next frame of its topic can stand for it: see {@link #followedBy}. */
    public boolean conflatable() {
        return conflatable;
    }

    /** What stands for this one and the next of its topic: the next one, or both merged. */
    Frame followedBy(Frame next) {
        DepthChange earlier = depth;
        DepthChange later = next.depth;
        return earlier == null || later == null ? next : new Frame(earlier.followedBy(later), createdNanos);
    }

    /** The change of a book that it tells of; null for anything else. */
    public @Nullable DepthChange depth() {
        return depth;
    }

    /** The number by which a client can ask for what comes after it; {@link #NO_ID} for none. */
    public long eventId() {
        return eventId;
    }

    public boolean isForget() {
        byte[] made = bytes;
        return made != null && made.length == 0;
    }

    /** Header and payload; the array is shared, never to be written to. */
    public byte[] bytes() {
        byte[] made = bytes;
        if (made == null) {
            made = framed(Messages.json(Objects.requireNonNull(depth)));
            bytes = made;
        }
        return made;
    }

    /** Where in {@link #bytes} the payload begins; it goes on to the end. */
    public int payloadOffset() {
        byte length = bytes()[1];
        return length == LONG ? 10 : length == MEDIUM ? 4 : 2;
    }

    /** The payload alone. */
    public String json() {
        int header = payloadOffset();
        return new String(bytes(), header, bytes().length - header, StandardCharsets.UTF_8);
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
