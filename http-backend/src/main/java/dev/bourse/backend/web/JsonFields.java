package dev.bourse.backend.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a JSON object in a request's body. Nothing is guessed: a number is not a text, a field that is not known is
 * refused rather than ignored, and so is one that is there twice. No refusal repeats a value, which may be a password.
 */
public final class JsonFields {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode object;

    private JsonFields(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @param body null counts as empty
     * @param known all fields that it may have
     */
    public static JsonFields read(byte @Nullable [] body, String... known) {
        JsonNode json = parse(body == null ? new byte[0] : body);
        if (!json.isObject()) {
            throw RefusedException.of(ErrorCode.INVALID_JSON);
        }
        List<String> allowed = Arrays.asList(known);
        for (String name : json.propertyNames()) {
            if (!allowed.contains(name)) {
                String echo = Parameters.echo(name);
                throw new RefusedException(
                        ErrorCode.UNKNOWN_FIELD,
                        "There is no field " + echo + "; there are " + String.join(", ", allowed) + ".",
                        Map.of("field", echo, "allowed", allowed));
            }
        }
        return new JsonFields(json);
    }

    /** Whether the field is there, be it null. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** A text, which must be there. */
    public String text(String name) {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw invalid(name, "must be a text", Map.of());
        }
        return value.asString();
    }

    /** A text; null when it is null or not there. */
    public @Nullable String optionalText(String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? null : text(name);
    }

    /** Whether something is true; false when it is null or not there. */
    public boolean flag(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw invalid(name, "must be true or false", Map.of());
        }
        return value.asBoolean();
    }

    /** A time as a text or a whole number, as {@link Parameters#time} reads it; null when it is null or not there. */
    public @Nullable Instant time(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw invalid(name, "must be " + Parameters.TIME_FORMS, Map.of());
        }
        return Parameters.time(name, value.asString());
    }

    /** A list of texts, which must be there. */
    public List<String> texts(String name) {
        JsonNode value = required(name);
        if (!value.isArray()
                || !StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isString)) {
            throw invalid(name, "must be a list of texts", Map.of());
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** A whole number within limits; empty when it is null or not there. */
    public OptionalInt whole(String name, int min, int max) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < min || value.asInt() > max) {
            throw invalid(
                    name,
                    "must be a whole number from " + min + " to " + max + ", or null",
                    Map.of("minimum", min, "maximum", max));
        }
        return OptionalInt.of(value.asInt());
    }

    /**
     * The refusal of a field whose value is against a rule.
     *
     * @param rule goes on after "it", as in "must be a text"
     */
    public static RefusedException invalid(String name, String rule, Map<String, Object> more) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("parameter", name);
        details.putAll(more);
        return new RefusedException(ErrorCode.INVALID_PARAMETER, name + " " + rule + ".", details);
    }

    private JsonNode required(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new RefusedException(ErrorCode.MISSING_PARAMETER, name + " is missing.", Map.of("parameter", name));
        }
        return value;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Objects.requireNonNull(READER.<JsonNode>readValue(body));
        } catch (JacksonException | NullPointerException e) {
            throw RefusedException.of(ErrorCode.INVALID_JSON);
        }
    }
}
