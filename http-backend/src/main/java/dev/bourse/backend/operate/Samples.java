package dev.bourse.backend.operate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a service's metrics, out of Prometheus text. A line that is no sample is left out.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus text format 0.0.4</a>
 */
final class Samples {

    /** Of a service that did not answer. */
    static final Samples NONE = new Samples(Map.of());

    private static final Pattern LINE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*+)(?:\\{((?:[^\"}]++|\"(?:[^\"\\\\]++|\\\\.)*+\")*+)})?[ \\t]++(\\S++)(?:[ \\t]++\\S++)?");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*+)\\s*+=\\s*+\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private final Map<String, List<Sample>> byName;

    private Samples(Map<String, List<Sample>> byName) {
        this.byName = byName;
    }

    /** One value of a metric. */
    record Sample(Map<String, String> labels, double value) {

        String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    static Samples parse(String text) {
        Map<String, List<Sample>> byName = new HashMap<>();
        Matcher line = LINE.matcher("");
        for (String it : text.lines().toList()) {
            if (line.reset(it).matches()) {
                Double value = number(line.group(3));
                if (value != null) {
                    byName.computeIfAbsent(line.group(1), _ -> new ArrayList<>())
                            .add(new Sample(labels(line.group(2)), value));
                }
            }
        }
        return new Samples(byName);
    }

    private static Map<String, String> labels(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), unescaped(label.group(2)));
        }
        return labels;
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                c = value.charAt(++i);
                c = c == 'n' ? '\n' : c;
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** As in the text; null for what is no number. */
    static @Nullable Double number(String text) {
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.valueOf(text);
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** All values of a metric. */
    Stream<Sample> of(String name) {
        return byName.getOrDefault(name, List.of()).stream();
    }

    /** All values of a metric together; null when it has none. */
    @Nullable
    Double sum(String name) {
        return sum(name, _ -> true);
    }

    /** Those values of a metric together that are meant; null when it has none at all, so 0 is a known 0. */
    @Nullable
    Double sum(String name, Predicate<Sample> meant) {
        return byName.containsKey(name)
                ? of(name).filter(meant).mapToDouble(Sample::value).sum()
                : null;
    }

    /** The greatest value of a metric that is a number; null when it has none. */
    @Nullable
    Double max(String name) {
        OptionalDouble greatest = of(name).mapToDouble(Sample::value)
                .filter(it -> !Double.isNaN(it))
                .max();
        return greatest.isPresent() ? greatest.getAsDouble() : null;
    }
}
