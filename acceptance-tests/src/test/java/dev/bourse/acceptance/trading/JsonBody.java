package dev.bourse.acceptance.trading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON object field by field, so that one of them can be made wrong. Immutable. */
record JsonBody(Map<String, String> literals) {

    static JsonBody of(Map<String, ?> fields) {
        Map<String, String> literals = new LinkedHashMap<>();
        fields.forEach((name, value) -> literals.put(name, value instanceof String ? "\"" + value + "\"" : "" + value));
        return new JsonBody(literals);
    }

    /** With a field that is exactly this. */
    JsonBody with(String name, String literal) {
        Map<String, String> more = new LinkedHashMap<>(literals);
        more.put(name, literal);
        return new JsonBody(more);
    }

    JsonBody without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(literals);
        fewer.remove(name);
        return new JsonBody(fewer);
    }

    String text() {
        return literals.entrySet().stream()
                .map(it -> "\"" + it.getKey() + "\":" + it.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
