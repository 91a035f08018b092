package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import java.util.List;

/** WebSocket: a message is a text frame, whose bytes all clients share. */
final class WebSocketWire implements Wire {

    @Override
    public ByteBuf one(Frame frame) {
        return Unpooled.wrappedBuffer(frame.bytes());
    }

    @Override
    public ByteBuf array(List<Frame> frames) {
        return Unpooled.wrappedBuffer(Frame.array(frames).bytes());
    }

    @Override
    public Object heartbeat() {
        return new PingWebSocketFrame();
    }

    @Override
    public Duration heartbeatInterval(ClientLimits limits) {
        return limits.pingInterval();
    }

    @Override
    public Object farewell(Departure why) {
        return new CloseWebSocketFrame(why.code(), why.reason());
    }

    @Override
    public boolean isAnswered() {
        return true;
    }
}
