package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.ConflatingQueue;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Topic;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one client: what waits to be written, the heartbeat, the end. A frame goes straight to the socket while that
 * takes it; else it waits here, and the client is behind until nothing waits. Event loop only.
 *
 * <p>Futures are ignored: what fails to be written ends the connection, and that is seen where it ends.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {

    private static final long NOT_BEHIND = 0;

    private final Channel channel;
    private final Wire wire;
    private final long batchMillis;
    private final ClientLimits limits;
    private final ClientMetrics metrics;
    private final Client client;
    private final ReadPace readPace;
    private final ConflatingQueue outbox;
    private long behindSinceNanos = NOT_BEHIND;
    private long pingedAtNanos = System.nanoTime();
    private boolean pongAwaited;
    private boolean writingWaiting;
    private boolean batchDue;
    private final List<CompletableFuture<Boolean>> awaitRoom = new ArrayList<>(1);
    private @Nullable Departure departure;

    /**
     * A connection.
     *
     * @param batchInterval how often streams' messages are written, all in one; null for each at once
     */
    Connection(
            Channel channel,
            Wire wire,
            @Nullable Duration batchInterval,
            ClientLimits limits,
            ClientMetrics metrics,
            Client client) {
        this.channel = channel;
        this.wire = wire;
        this.batchMillis = batchInterval == null ? 0 : batchInterval.toMillis();
        this.limits = limits;
        this.metrics = metrics;
        this.client = client;
        this.readPace = new ReadPace(channel, limits.requestsPerSecond());
        this.outbox = new ConflatingQueue(limits.outboxFrames());
    }

    boolean isOpen() {
        return departure == null;
    }

    /** Writes a frame or lets it wait; {@link #flush} sends what was written. */
    void send(Frame frame) {
        if (departure != null) {
            return;
        }
        if (batchMillis > 0 && frame.topic() instanceof Topic.Stream) {
            addToBatch(frame);
            return;
        }
        // What waits while there is room is a batch that is not due.
        if (channel.isWritable() && (outbox.isEmpty() || batchMillis > 0)) {
            if (frame.topic() == null) {
                writeWaiting(); // an answer comes after what was before it
            }
            channel.write(wire.one(frame), channel.voidPromise());
            return;
        }
        isBehind();
        enqueue(frame);
    }

    /** Lets a frame wait for the rest of its batch; which is written early when it has as many as may wait. */
    private void addToBatch(Frame frame) {
        enqueue(frame);
        if (departure == null && outbox.size() >= limits.outboxFrames() && channel.isWritable()) {
            writeWaiting();
        }
        if (!batchDue) {
            batchDue = true;
            channel.eventLoop().schedule(this::endBatch, batchMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void endBatch() {
        batchDue = false;
        writeWaiting();
        if (!outbox.isEmpty()) {
            isBehind();
        }
        channel.flush();
    }

    private void isBehind() {
        if (behindSinceNanos == NOT_BEHIND) {
            behindSinceNanos = System.nanoTime();
        }
    }

    private void enqueue(Frame frame) {
        int conflated = outbox.add(frame);
        if (conflated > 0) {
            metrics.conflated(conflated);
        }
        if (outbox.overfull()) {
            close(Departure.backlog(limits.outboxFrames()));
        }
    }

    /** Completes with true as soon as nothing waits, with false when the connection ends before. */
    void whenTaken(CompletableFuture<Boolean> taken) {
        writeWaiting();
        if (departure != null) {
            taken.complete(false);
        } else if (outbox.isEmpty() && channel.isWritable()) {
            taken.complete(true);
        } else {
            awaitRoom.add(taken);
        }
    }

    private void tellRoom(boolean isThere) {
        List<CompletableFuture<Boolean>> waiting = List.copyOf(awaitRoom);
        awaitRoom.clear();
        waiting.forEach(it -> it.complete(isThere));
    }

    /** Whether a request is under way, so that the next one has to wait. */
    void hold(boolean isHeld) {
        readPace.hold(isHeld);
    }

    /** True when the client can't be told something and stay: it has only one answer. */
    boolean isOneWay() {
        return !wire.isAnswered();
    }

    /** How many frames wait here. */
    int waiting() {
        return outbox.size();
    }

    void flush() {
        channel.flush();
    }

    /** Looks at the clock: too far behind, no pong, time for a ping. */
    void sweep(long nowNanos) {
        if (departure != null) {
            return;
        }
        if (behindSinceNanos != NOT_BEHIND
                && nowNanos - behindSinceNanos > limits.slowTimeout().toNanos()) {
            close(Departure.tooSlow(limits.slowTimeout().toMillis()));
        } else if (nowNanos - pingedAtNanos >= wire.heartbeatInterval(limits).toNanos()) {
            if (readPace.isHeld()) {
                return; // its pong could not be read
            }
            if (pongAwaited) {
                close(Departure.NO_PONG);
                return;
            }
            pongAwaited = wire.isAnswered();
            pingedAtNanos = nowNanos;
            channel.writeAndFlush(wire.heartbeat(), channel.voidPromise());
        }
    }

    /**
     * Says why and closes. A client that does not take the close frame, or does not close its side, is cut off after the close
     * timeout, by a reset, so that the kernel does not keep what it never read.
     */
    void close(Departure why) {
        if (departure != null) {
            return;
        }
        leave(why);
        readPace.drain();
        ChannelFuture told = channel.writeAndFlush(wire.farewell(why));
        if (!wire.isAnswered()) {
            told.addListener(done -> channel.close());
        }
        channel.eventLoop().schedule(this::cut, limits.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leave(Departure why) {
        departure = why;
        outbox.clear();
        tellRoom(false);
        client.left(why);
    }

    private void cut() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    /**
     * No more room: what was written so far may just not have been flushed, so it is now. Room again: what waits is written. Both
     * can bring the other about at once, so only the outermost call writes.
     */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (writingWaiting) {
            return;
        }
        channel.flush();
        writeWaiting();
    }

    private void writeWaiting() {
        writingWaiting = true;
        while (channel.isWritable() && !outbox.isEmpty()) {
            writeNext();
            if (!channel.isWritable() || outbox.isEmpty()) {
                channel.flush();
            }
        }
        writingWaiting = false;
        readPace.writable(channel.isWritable());
        if (outbox.isEmpty()) {
            behindSinceNanos = NOT_BEHIND;
            if (channel.isWritable()) {
                tellRoom(true);
            }
        }
    }

    /** The frame that waits longest, or with those behind it that go into one batch. */
    private void writeNext() {
        List<Frame> batch = new ArrayList<>();
        Frame frame = outbox.poll();
        while (frame != null && batchMillis > 0 && frame.topic() instanceof Topic.Stream) {
            batch.add(frame);
            frame = outbox.poll();
        }
        if (!batch.isEmpty()) {
            channel.write(wire.array(batch), channel.voidPromise());
        }
        if (frame != null) {
            channel.write(wire.one(frame), channel.voidPromise());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof CloseWebSocketFrame close) {
                peerCloses(close);
            } else if (departure == null) {
                received(message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void received(Object message) {
        readPace.count();
        switch (message) {
            case TextWebSocketFrame text -> client.requested(text.text());
            case BinaryWebSocketFrame binary -> client.sentBinary();
            case PingWebSocketFrame ping
            when channel.isWritable() ->
                channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()), channel.voidPromise());
            case PongWebSocketFrame pong -> pongAwaited = false;
            default -> {}
        }
        if (readPace.paused()) {
            channel.flush();
        }
    }

    /** Answers a close frame (RFC 6455 section 5.5.1), or takes it as the answer to ours. */
    private void peerCloses(CloseWebSocketFrame close) {
        if (departure != null) {
            channel.close();
            return;
        }
        leave(Departure.LEFT);
        int code = close.statusCode() == -1 ? Departure.NORMAL : close.statusCode();
        channel.writeAndFlush(new CloseWebSocketFrame(code, "")).addListener(done -> channel.close());
        channel.eventLoop().schedule(this::cut, limits.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        channel.flush();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (departure == null) {
            leave(Departure.LOST);
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException e
            when e.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) ->
                close(Departure.oversized(ClientLimits.MAX_MESSAGE_BYTES));
            case CorruptedWebSocketFrameException e -> close(Departure.violation(e));
            case TooLongFrameException e -> close(Departure.oversized(ClientLimits.MAX_MESSAGE_BYTES));
            default -> failed(cause);
        }
    }

    private void failed(Throwable cause) {
        client.failed(cause);
        if (departure == null) {
            leave(Departure.LOST);
        }
        channel.close();
    }
}
