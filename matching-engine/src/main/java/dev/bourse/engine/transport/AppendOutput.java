package dev.bourse.engine.transport;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the answers of many XADD with ids of one's own, and counts those that were refused because the log was as far already. */
final class AppendOutput extends CommandOutput<byte[], byte[], AppendOutput> {

    private static final String ID_NOT_GREATER = "equal or smaller than the target stream top item";

    private int refused;

    AppendOutput() {
        super(ByteArrayCodec.INSTANCE, null);
        output = this;
    }

    /** How many were not written because their id, or a greater one, was there already. */
    int refused() {
        return refused;
    }

    @Override
    public void set(ByteBuffer id) {
        // the id that was asked for
    }

    @Override
    public void setError(ByteBuffer message) {
        String text = StandardCharsets.US_ASCII.decode(message).toString();
        if (text.contains(ID_NOT_GREATER)) {
            refused++;
        } else {
            setError(text);
        }
    }
}
