package dev.bourse.backend.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters. An empty parameter counts as absent. Every refusal names the parameter, repeats its value (cut to a
 * sane length) and says what is allowed.
 */
public final class Parameters {

    /** What {@link #time} reads, for people. */
    public static final String TIME_FORMS =
            "a time as ISO-8601 such as 2025-08-29T14:00:00Z, or as Unix seconds or milliseconds, from 1970 to 9999";

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9_]{1,32}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");
    private static final int LONGEST_ECHO = 64;

    /** Numbers below are Unix seconds (this one is in the year 5138), others milliseconds (this one is in 1973). */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

    private Parameters() {}

    /** The value, which must be there. */
    public static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RefusedException(ErrorCode.MISSING_PARAMETER, name + " is missing.", Map.of("parameter", name));
        }
        return value;
    }

    /** The one of a fixed set of values whose label is given; it must be there. */
    public static <T> T oneOf(
            String name, @Nullable String label, List<String> allowed, Function<String, Optional<T>> lookUp) {
        String rule = "must be one of " + String.join(", ", allowed) + ".";
        if (label == null || label.isBlank()) {
            throw new RefusedException(
                    ErrorCode.MISSING_PARAMETER,
                    name + " is missing; it " + rule,
                    Map.of("parameter", name, "allowed", allowed));
        }
        return lookUp.apply(label).orElseThrow(() -> invalid(name, label, rule, Map.of("allowed", allowed)));
    }

    /** The name of a market, in capitals; it must be there. */
    public static String symbol(String name, @Nullable String value) {
        String symbol = required(name, value);
        if (!SYMBOL.matcher(symbol).matches()) {
            throw invalid(name, symbol, "must be 1 to 32 letters, digits or underscores.", Map.of());
        }
        return symbol.toUpperCase(Locale.ROOT);
    }

    /** A whole number within limits; {@code fallback} when absent. */
    public static int whole(String name, @Nullable String value, int fallback, int min, int max) {
        if (value == null || value.isBlank()) {
            return fallback;
        }
        String digits = value.strip();
        if (WHOLE_NUMBER.matcher(digits).matches() && digits.length() <= 11) {
            long number = Long.parseLong(digits);
            if (number >= min && number <= max) {
                return (int) number;
            }
        }
        throw invalid(
                name,
                value,
                "must be a whole number from " + min + " to " + max + ".",
                Map.of("minimum", min, "maximum", max));
    }

    /** A time as ISO-8601 (without an offset: UTC), Unix seconds or Unix milliseconds; null when absent. */
    public static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        Instant time = WHOLE_NUMBER.matcher(value.strip()).matches() ? unixTime(value.strip()) : isoTime(value.strip());
        if (time == null || time.isBefore(Instant.EPOCH) || time.isAfter(LAST_TIME)) {
            throw invalid(name, value, "must be " + TIME_FORMS + ".", Map.of());
        }
        return time;
    }

    /** Refuses a range that ends before it starts. */
    public static void ascending(String startName, @Nullable Instant start, String endName, @Nullable Instant end) {
        if (start != null && end != null && start.isAfter(end)) {
            throw new RefusedException(
                    ErrorCode.INVALID_RANGE,
                    startName + " is after " + endName + "; exchange them.",
                    Map.of(startName, start.toString(), endName, end.toString()));
        }
    }

    private static @Nullable Instant unixTime(String digits) {
        if (digits.length() > 18) {
            return null;
        }
        long number = Long.parseLong(digits);
        return number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static @Nullable Instant isoTime(String text) {
        try {
            // A plus sign that nobody escaped arrives as a space.
            String iso = text.replace(' ', '+');
            if (iso.indexOf('T') < 0) {
                return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            return switch (time) {
                case OffsetDateTime withOffset -> withOffset.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static RefusedException invalid(String name, String value, String rule, Map<String, Object> more) {
        String echo = echo(value);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("parameter", name);
        details.put("value", echo);
        details.putAll(more);
        return new RefusedException(ErrorCode.INVALID_PARAMETER, name + " is '" + echo + "', but it " + rule, details);
    }

    /** A value as it may be repeated to the client: not too long, and without control characters. */
    public static String echo(String value) {
        String printable = Objects.requireNonNull(value).replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= LONGEST_ECHO ? printable : printable.substring(0, LONGEST_ECHO) + "…";
    }
}
