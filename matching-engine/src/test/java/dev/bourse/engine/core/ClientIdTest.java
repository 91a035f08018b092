package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name that a client gives to an order, as text and on the wire. */
final class ClientIdTest {

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ClientId.MAX_LENGTH + 8]);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "12345678",
                "123456789",
                "AZaz09._:/-",
                "0192a7c3-7b1e-7cc0-9d5f-6a3f1d2e4b5c",
            })
    void textAndBytesAreTheSameName(String text) {
        ClientId name = new ClientId().set(text);
        buffer.setMemory(0, buffer.capacity(), (byte) '!');
        name.copyTo(buffer, 4);

        assertThat(name).hasToString(text);
        assertThat(name.isValid()).isTrue();
        assertThat(name.isEmpty()).isEqualTo(text.isEmpty());
        assertThat(new ClientId().set(buffer, 4)).hasToString(text);
        assertThat(buffer.getStringWithoutLengthAscii(4, ClientId.MAX_LENGTH))
                .isEqualTo(text + "\0".repeat(ClientId.MAX_LENGTH - text.length()));
        assertThat(buffer.getByte(3)).as("before it").isEqualTo((byte) '!');
        assertThat(buffer.getByte(4 + ClientId.MAX_LENGTH)).as("after it").isEqualTo((byte) '!');
    }

    @Test
    void shorterNameLeavesNothingOfTheOneBefore() {
        ClientId name = new ClientId().set("0192a7c3-7b1e-7cc0-9d5f-6a3f1d2e4b5c");

        assertThat(name.set("b")).hasToString("b");
        assertThat(name.isValid()).isTrue();
        assertThat(name.clear().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", " ", "ü", "a,b", "a;", "@", "[", "`", "{", "a\0b", "\0a", "\0\0\0\0\0\0\0\0a", "a\n"})
    void otherCharactersAreNotAllowed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        buffer.putBytes(0, bytes);

        assertThat(new ClientId().set(text).isValid()).isFalse();
        assertThat(new ClientId().set(buffer, 0).isValid()).isFalse();
        assertThat(new ClientId().set(buffer, 0).isEmpty()).isFalse();
    }
}
