package dev.bourse.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a benchmark ran on: no figure means anything without it. */
public final class Machine {

    private Machine() {}

    /** One line: processors, memory, system, Java, and how busy it was before. */
    public static String describe() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %s, %s %s, Java %s, load average %.1f before the start",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                memory(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                load);
    }

    private static String processor() {
        return firstLine(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch"));
    }

    private static String memory() {
        String kibibytes = firstLine(Path.of("/proc/meminfo"), "MemTotal", "").replaceAll("\\D", "");
        return kibibytes.isEmpty() ? "memory unknown" : Long.parseLong(kibibytes) / 1024 / 1024 + " GiB";
    }

    private static String firstLine(Path file, String name, String otherwise) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise; // another operating system
        }
    }
}
