package dev.bourse.common.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as it travels through Redis: decimals are plain numbers, never in exponent notation and never through {@code double};
 * unknown fields are allowed, so that a newer writer does not break an older reader.
 */
public final class WireJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private WireJson() {}

    public static String write(Object message) {
        return MAPPER.writeValueAsString(message);
    }

    /**
     * Reads a message.
     *
     * @throws MalformedMessageException when {@code json} is not such a message
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            T message = MAPPER.readValue(json, type);
            if (message == null) {
                throw new MalformedMessageException("null where a " + type.getSimpleName() + " was expected");
            }
            return message;
        } catch (JacksonException e) {
            throw new MalformedMessageException(e.getOriginalMessage(), e);
        }
    }
}
