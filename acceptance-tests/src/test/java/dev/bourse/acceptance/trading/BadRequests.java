package dev.bourse.acceptance.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that can be wrong with the requests of one route, made from one that is right. */
final class BadRequests {

    private static final String JSON = "application/json";
    private static final int LONGEST_BODY = 16 * 1024;

    /** Statuses of the codes that are not 400. */
    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("UNKNOWN_SYMBOL", 404),
            Map.entry("UNKNOWN_ASSET", 404),
            Map.entry("UNKNOWN_ORDER", 404),
            Map.entry("UNKNOWN_ACCOUNT", 404),
            Map.entry("NOT_YOUR_ACCOUNT", 403),
            Map.entry("MARKET_EXISTS", 409),
            Map.entry("ASSET_SCALE_DIFFERS", 409),
            Map.entry("INSUFFICIENT_BALANCE", 422),
            Map.entry("NO_LIQUIDITY", 422),
            Map.entry("SUPPLY_TOO_LARGE", 422),
            Map.entry("BODY_TOO_LARGE", 413),
            Map.entry("UNSUPPORTED_MEDIA_TYPE", 415));

    private final String route;
    private final JsonBody good;
    private final List<BadRequest> all = new ArrayList<>();

    /**
     * None yet.
     *
     * @param route method and path, {@code "POST order"}
     * @param good a body that nothing is wrong with
     */
    BadRequests(String route, JsonBody good) {
        this.route = route;
        this.good = good;
    }

    /** Everything that such a field must not be, and that it must be there. */
    BadRequests needing(BadField field, String... names) {
        for (String name : names) {
            add(name + " missing", good.without(name), "MISSING_PARAMETER");
            add(name + " null", good.with(name, "null"), "MISSING_PARAMETER");
        }
        return allowing(field, names);
    }

    /** Everything that such a field must not be. */
    BadRequests allowing(BadField field, String... names) {
        for (String name : names) {
            field.literals().forEach((literal, code) -> add(name + " " + literal, good.with(name, literal), code));
        }
        return this;
    }

    /** With another value of a field. */
    BadRequests with(String field, String literal, String code) {
        add(field + " " + literal, good.with(field, literal), code);
        return this;
    }

    /** With other values of some fields. */
    BadRequests with(Map<String, String> literals, String code) {
        JsonBody body = good;
        for (Map.Entry<String, String> it : literals.entrySet()) {
            body = body.with(it.getKey(), it.getValue());
        }
        add(literals.toString(), body, code);
        return this;
    }

    /** All that is wrong with a body as such. */
    BadRequests malformed() {
        String text = good.text();
        String first = good.literals().entrySet().iterator().next().toString().replaceFirst("(\\w+)=", "\"$1\":");
        add("unknown field", good.with("isAdmin", "true"), "UNKNOWN_FIELD");
        add("field in other case", good.with("MARKET", "\"TATA_INR\""), "UNKNOWN_FIELD");
        add("prototype", good.with("__proto__", "{}"), "UNKNOWN_FIELD");
        addText("field twice", "{" + first + "," + text.substring(1), "INVALID_JSON");
        for (String it : List.of("not json", "[]", "[" + text + "]", "null", "\"text\"", "5", "{", text + text)) {
            addText("body " + (it.length() < 20 ? it : it.length() + " bytes"), it, "INVALID_JSON");
        }
        addText("comment", "/* hi */" + text, "INVALID_JSON");
        addText("cut off", text.substring(0, text.length() - 1), "INVALID_JSON");
        addText("naked NaN", good.with("x", "NaN").text(), "INVALID_JSON");
        addText("single quotes", text.replace('"', '\''), "INVALID_JSON");
        addText("deep", good.with("x", "[".repeat(5_000) + "]".repeat(5_000)).text(), "INVALID_JSON");
        addText("long number", good.with("x", "1".repeat(5_000)).text(), "INVALID_JSON");
        addText("large", " ".repeat(LONGEST_BODY) + text, "BODY_TOO_LARGE");
        return this;
    }

    /** As {@link #malformed}, for a route that must have a body of JSON. */
    BadRequests malformedOrOfAnotherType() {
        addText("no body", "", "INVALID_JSON");
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml")) {
            all.add(new BadRequest(route, type, type, good.text(), 415, "UNSUPPORTED_MEDIA_TYPE"));
        }
        return malformed();
    }

    List<BadRequest> all() {
        return all;
    }

    private void add(String what, JsonBody body, String code) {
        addText(what, body.text(), code);
    }

    private void addText(String what, String body, String code) {
        all.add(new BadRequest(route, what, JSON, body, STATUSES.getOrDefault(code, 400), code));
    }
}
