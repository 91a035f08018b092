package dev.bourse.simulator.wire;

/** Writes one JSON object. Names and texts must not need escaping: they are symbols, numbers and words of the protocol. */
final class JsonText {

    private final StringBuilder json = new StringBuilder(192).append('{');

    JsonText text(String name, String value) {
        name(name).append('"').append(value).append('"');
        return this;
    }

    JsonText number(String name, long value) {
        name(name).append(value);
        return this;
    }

    JsonText flag(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    JsonText object(String name) {
        name(name).append('{');
        return this;
    }

    JsonText endObject() {
        json.append('}');
        return this;
    }

    String end() {
        return json.append('}').toString();
    }

    private StringBuilder name(String name) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
        return json.append('"').append(name).append("\":");
    }
}
