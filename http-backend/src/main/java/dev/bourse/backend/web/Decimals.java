package dev.bourse.backend.web;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads decimals out of JSON and parameters: plain digits as a text, so that nothing is rounded on the way and nothing grows by an exponent. */
public final class Decimals {

    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final String RULE =
            "must be a decimal above 0 as a text, such as \"100.50\", without sign or exponent";

    private Decimals() {}

    /** A decimal above 0, which must be there. */
    public static BigDecimal required(JsonFields fields, String name) {
        return read(name, fields.text(name));
    }

    /** A decimal above 0; null when the field is null or not there. */
    public static @Nullable BigDecimal optional(JsonFields fields, String name) {
        String text = fields.optionalText(name);
        return text == null ? null : read(name, text);
    }

    private static BigDecimal read(String name, String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw JsonFields.invalid(name, RULE, Map.of("value", Parameters.echo(text)));
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() == 0) {
            throw JsonFields.invalid(name, RULE, Map.of("value", Parameters.echo(text)));
        }
        return value;
    }
}
