package dev.bourse.realtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 125, 126, 127, 128, 255, 256, 65535, 65536, 1_000_000})
    void bytesAreAWholeTextFrameOfAnyLength(int length) {
        String payload = "é" + "x".repeat(length - 1);
        Frame frame = Frame.reply(payload.getBytes(StandardCharsets.UTF_8));
        EmbeddedChannel decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(2_000_000)
                .build()));

        decoder.writeInbound(Unpooled.wrappedBuffer(frame.bytes()));

        TextWebSocketFrame read = decoder.readInbound();
        assertThat(read.text()).isEqualTo(payload).isEqualTo(frame.json());
        assertThat(read.isFinalFragment()).isTrue();
        read.release();
        decoder.finishAndReleaseAll();
    }
}
