package dev.bourse.simulator.recorded;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a recording.
 *
 * @param receivedNs when it was received, nanoseconds since 1970
 * @param stream the stream's name, null for a snapshot of the book
 * @param payload the message within, exactly as it was received
 */
record RecordedLine(long receivedNs, @Nullable String stream, String payload) {

    private static final String HEAD = "{\"stream\":\"";
    private static final String DATA = "\",\"data\":";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Takes a line apart without reading its payload.
     *
     * @throws IllegalArgumentException when it has not this format
     */
    static RecordedLine parse(String line) {
        int space = line.indexOf(' ');
        if (space <= 0 || space > 19 || !line.chars().limit(space).allMatch(it -> it >= '0' && it <= '9')) {
            throw new IllegalArgumentException("it does not start with a time in nanoseconds and a space");
        }
        long receivedNs = Long.parseLong(line.substring(0, space));
        String json = line.substring(space + 1);
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IllegalArgumentException("it holds no whole JSON object");
        }
        if (json.startsWith("{\"lastUpdateId\"")) {
            return new RecordedLine(receivedNs, null, json);
        }
        int data = json.indexOf(DATA);
        if (!json.startsWith(HEAD) || data < 0) {
            throw new IllegalArgumentException("its JSON is neither {\"stream\":…,\"data\":…} nor a snapshot");
        }
        String stream = json.substring(HEAD.length(), data);
        return new RecordedLine(receivedNs, stream, json.substring(data + DATA.length(), json.length() - 1));
    }

    /**
     * The payload as a tree.
     *
     * @throws IllegalArgumentException when it is not a JSON object
     */
    JsonNode read() {
        try {
            JsonNode node = MAPPER.readTree(payload);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("its JSON is damaged", e);
        }
        throw new IllegalArgumentException("its payload is not a JSON object");
    }

    boolean isSnapshot() {
        return stream == null;
    }

    boolean isTrade() {
        return stream != null && stream.endsWith("@trade");
    }

    boolean isBookTicker() {
        return stream != null && stream.endsWith("@bookTicker");
    }

    boolean isDepth() {
        return stream != null && (stream.endsWith("@depth@100ms") || stream.endsWith("@depth"));
    }
}
