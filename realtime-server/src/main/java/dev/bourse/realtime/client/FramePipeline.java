package dev.bourse.realtime.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.flow.FlowControlHandler;
import reactor.netty.NettyPipeline;

/** The handlers between the socket and a {@link Connection}. */
final class FramePipeline {

    /**
     * The decoder does not close the socket itself: that would be a reset while the client is still sending, and it would never
     * read the reason.
     */
    private static final WebSocketDecoderConfig STRICT = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(ClientLimits.MAX_MESSAGE_BYTES)
            .expectMaskedFrames(true)
            .allowMaskMismatch(false)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .build();

    private FramePipeline() {}

    /** For an HTTP response whose head is sent: its body is written as it is, and nothing more is read. */
    static void installEventStream(Channel channel, Connection connection) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "bourse.client", connection);
        pipeline.remove(NettyPipeline.HttpTrafficHandler);
        pipeline.remove(NettyPipeline.HttpCodec);
        channel.config().setAutoRead(true);
    }

    static void install(Channel channel, Connection connection) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "bourse.utf8", new Utf8FrameValidator(false));
        pipeline.addBefore(
                NettyPipeline.ReactiveBridge,
                "bourse.whole",
                new WebSocketFrameAggregator(ClientLimits.MAX_MESSAGE_BYTES));
        // Without it one read would hand on all its messages, also after the reading was stopped.
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "bourse.pace", new FlowControlHandler());
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "bourse.client", connection);
        pipeline.replace(WebSocket13FrameDecoder.class, "bourse.frames", new WebSocket13FrameDecoder(STRICT));
        channel.config().setAutoRead(true);
    }
}
