package dev.bourse.simulator.recorded;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Fields of a recorded payload. Each throws {@link IllegalArgumentException} when the field is missing or something else. */
final class Payload {

    private Payload() {}

    static String symbol(JsonNode payload) {
        return text(payload, "s");
    }

    static String text(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("field \"" + field + "\" is not a text");
        }
        return value.asString();
    }

    static BigDecimal decimal(JsonNode payload, String field) {
        try {
            return new BigDecimal(text(payload, field));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("field \"" + field + "\" is not a decimal number", e);
        }
    }

    static long number(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("field \"" + field + "\" is not a whole number");
        }
        return value.asLong();
    }

    static boolean flag(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("field \"" + field + "\" is neither true nor false");
        }
        return value.asBoolean();
    }
}
