package dev.bourse.uploader.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream, with its fields exactly as they were received.
 *
 * @param id its id in the stream
 * @param fields names and values, in order; names compare by identity, so they may repeat
 */
public record Entry(String id, Map<byte[], byte[]> fields) {

    /** The value of the first field of that name as text, or null when there is none. */
    public @Nullable String text(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<byte[], byte[]> field : fields.entrySet()) {
            if (Arrays.equals(field.getKey(), wanted)) {
                return new String(field.getValue(), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
