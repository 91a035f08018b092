package dev.bourse.engine.simulation;

import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes of a command what a broken, a newer or a hostile program would send. None of it may stop the engine. */
final class Nonsense {

    private static final int UNKNOWN_TEMPLATE = 999;

    private final Choices choices;

    Nonsense(Choices choices) {
        this.choices = choices;
    }

    byte[] of(byte[] command) {
        byte[] bytes = command.clone();
        MessageHeaderEncoder header = new MessageHeaderEncoder().wrap(new UnsafeBuffer(bytes), 0);
        switch (choices.pick(8)) {
            case 0 -> bytes = Arrays.copyOf(bytes, choices.pick(bytes.length));
            case 1 -> header.version(MessageHeaderDecoder.SCHEMA_VERSION + 1);
            case 2 -> header.templateId(choices.oneOf(UNKNOWN_TEMPLATE, 106, 301));
            case 3 -> header.schemaId(MessageHeaderDecoder.SCHEMA_ID + 1);
            case 4 -> header.blockLength(choices.pick(200));
            case 5 -> bytes[choices.pick(bytes.length)] = (byte) choices.pick(256);
            default -> extreme(bytes);
        }
        return bytes;
    }

    /** A number that nobody expects, but neither in the header nor in what says whom to answer. */
    private void extreme(byte[] bytes) {
        int body = MessageHeaderDecoder.ENCODED_LENGTH + 2 * Long.BYTES;
        int words = (bytes.length - body) / Long.BYTES;
        if (words > 0) {
            long value = choices.oneOf(
                    Long.MAX_VALUE, Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE / 2, 1L << 32, (long) Integer.MAX_VALUE);
            new UnsafeBuffer(bytes).putLong(body + choices.pick(words) * Long.BYTES, value, ByteOrder.LITTLE_ENDIAN);
        }
    }
}
