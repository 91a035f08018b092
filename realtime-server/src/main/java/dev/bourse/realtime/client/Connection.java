package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.ConflatingQueue;
import dev.bourse.realtime.stream.Frame;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
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
    private final ClientLimits limits;
    private final ClientMetrics metrics;
    private final Client client;
    private final ReadPace readPace;
    private final ConflatingQueue outbox;
    private long behindSinceNanos = NOT_BEHIND;
    private long pingedAtNanos = System.nanoTime();
    private boolean pongAwaited;
    private boolean writingWaiting;
    private @Nullable Departure departure;

    Connection(Channel channel, ClientLimits limits, ClientMetrics metrics, Client client) {
        this.channel = channel;
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
        if (outbox.isEmpty() && channel.isWritable()) {
            write(frame);
            return;
        }
        if (outbox.isEmpty()) {
            behindSinceNanos = System.nanoTime();
        }
        int conflated = outbox.add(frame);
        if (conflated > 0) {
            metrics.conflated(conflated);
        }
        if (outbox.overfull()) {
            close(Departure.backlog(limits.outboxFrames()));
        }
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
        } else if (nowNanos - pingedAtNanos >= limits.pingInterval().toNanos()) {
            if (pongAwaited) {
                close(Departure.NO_PONG);
                return;
            }
            pongAwaited = true;
            pingedAtNanos = nowNanos;
            channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
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
        channel.writeAndFlush(new CloseWebSocketFrame(why.code(), why.reason()), channel.voidPromise());
        channel.eventLoop().schedule(this::cut, limits.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leave(Departure why) {
        departure = why;
        outbox.clear();
        client.left(why);
    }

    private void cut() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    private void write(Frame frame) {
        channel.write(Unpooled.wrappedBuffer(frame.bytes()), channel.voidPromise());
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
        writingWaiting = true;
        writeWaiting();
        writingWaiting = false;
        if (outbox.isEmpty()) {
            behindSinceNanos = NOT_BEHIND;
        }
        readPace.writable(channel.isWritable());
    }

    private void writeWaiting() {
        while (channel.isWritable() && !outbox.isEmpty()) {
            Frame frame = outbox.poll();
            if (frame != null) {
                write(frame);
            }
            if (!channel.isWritable() || outbox.isEmpty()) {
                channel.flush();
            }
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
