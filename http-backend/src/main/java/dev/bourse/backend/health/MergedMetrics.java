package dev.bourse.backend.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one Prometheus text of those of several services. All samples of a metric family must stand together, under one
 * {@code HELP} and one {@code TYPE} line.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus text format 0.0.4</a>
 */
final class MergedMetrics {

    private final Map<String, Family> families = new LinkedHashMap<>();

    /** Adds what one service exposes. A line that is no sample, as of a service that answered with something else, is left out. */
    void add(String text) {
        Family current = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
                current = header(line, current);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String name = name(line);
                if (!name.isEmpty()) {
                    current = current != null && current.holds(name) ? current : family(name);
                    current.samples.add(line);
                }
            }
        }
    }

    private @Nullable Family header(String line, @Nullable Family current) {
        String[] words = line.split(" ", 4);
        if (words.length < 3 || words[2].isEmpty()) {
            return current;
        }
        Family family = family(words[2]);
        // The first service's word stands: two HELP lines of one family are not allowed.
        if (words[1].equals("HELP") && family.help == null) {
            family.help = line;
        } else if (words[1].equals("TYPE") && family.type == null) {
            family.type = line;
        }
        return family;
    }

    private Family family(String name) {
        return families.computeIfAbsent(name, Family::new);
    }

    /** The metric's name at the start of a sample line; empty when the line is no sample. */
    private static String name(String line) {
        int end = 0;
        while (end < line.length() && isNameCharacter(line.charAt(end))) {
            end++;
        }
        boolean sample = end > 0 && end < line.length() && (line.charAt(end) == '{' || line.charAt(end) == ' ');
        return sample && !Character.isDigit(line.charAt(0)) ? line.substring(0, end) : "";
    }

    private static boolean isNameCharacter(char c) {
        return c == '_' || c == ':' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        families.values().stream().filter(it -> !it.samples.isEmpty()).forEach(it -> it.appendTo(text));
        return text.toString();
    }

    private static final class Family {

        private final String name;
        private final List<String> samples = new ArrayList<>();
        private @Nullable String help;
        private @Nullable String type;

        Family(String name) {
            this.name = name;
        }

        /** Whether a sample of that name belongs here: its own, or that of a histogram or summary with its suffix. */
        boolean holds(String sampleName) {
            if (!sampleName.startsWith(name)) {
                return false;
            }
            return switch (sampleName.substring(name.length())) {
                case "", "_bucket", "_sum", "_count" -> true;
                default -> false;
            };
        }

        void appendTo(StringBuilder text) {
            if (help != null) {
                text.append(help).append('\n');
            }
            if (type != null) {
                text.append(type).append('\n');
            }
            samples.forEach(sample -> text.append(sample).append('\n'));
        }
    }
}
