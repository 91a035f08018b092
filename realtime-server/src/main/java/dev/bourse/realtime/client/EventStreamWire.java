package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Server-Sent Events (the HTML standard, section 9.2): {@code event} is the kind of stream, {@code data} the message as over
 * WebSocket, {@code id} the account's own number of an event of its stream. The body ends with the connection.
 */
final class EventStreamWire implements Wire {

    /** The HTML standard (section 9.2.7) advises so for the sake of proxies that cut silent connections. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private static final byte[] COMMENT = ascii(": here\n\n");
    private static final byte[] DATA = ascii("\ndata: ");
    private static final byte[] END = ascii("\n\n");

    @Override
    public ByteBuf one(Frame frame) {
        return event(kind(frame), frame.eventId(), frame);
    }

    @Override
    public ByteBuf array(List<Frame> frames) {
        long newest = frames.stream().mapToLong(Frame::eventId).max().orElse(Frame.NO_ID);
        return event("batch", newest, Frame.array(frames));
    }

    @Override
    public Object heartbeat() {
        return Unpooled.wrappedBuffer(COMMENT);
    }

    @Override
    public Duration heartbeatInterval(ClientLimits limits) {
        Duration pings = limits.pingInterval();
        return pings.compareTo(LONGEST_SILENCE) < 0 ? pings : LONGEST_SILENCE;
    }

    @Override
    public Object farewell(Departure why) {
        return event("close", Frame.NO_ID, Messages.farewell(why.code(), why.reason()));
    }

    @Override
    public boolean isAnswered() {
        return false;
    }

    /** A name that browsers don't give an event of their own, as they do with {@code error}. */
    private static String kind(Frame frame) {
        return frame.topic() instanceof Topic.Stream stream ? stream.kind() : "refusal";
    }

    private static ByteBuf event(String kind, long id, Frame frame) {
        byte[] head = ascii((id != Frame.NO_ID ? "id: " + id + "\n" : "") + "event: " + kind);
        int payload = frame.payloadOffset();
        return Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(head),
                Unpooled.wrappedBuffer(DATA),
                Unpooled.wrappedBuffer(frame.bytes(), payload, frame.bytes().length - payload),
                Unpooled.wrappedBuffer(END));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
