package dev.bourse.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: how long {@code ./bourse up} takes until it is ready, and how much memory it then uses. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "How long ./bourse up takes to be ready, and the memory of its JVM with the simulated feed.")
public final class UpBenchmark implements Callable<Integer> {

    private static final String READY = "Bourse is up";
    private static final long GIVE_UP_SECONDS = 120;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "Seconds until memory is read (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Option(
            names = "--port-offset",
            defaultValue = "7000",
            description = "Added to every port (default: ${DEFAULT-VALUE}).")
    private int portOffset;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        out.printf(
                "%nup: ./bourse up with the simulated feed, already built, in a new data directory and again in the same one:"
                        + "%nseconds until it says that it is ready; resident memory of its JVM %d s later (VmRSS and the peak, VmHWM).%n",
                seconds);
        out.println(Machine.describe());
        Path directory = Files.createTempDirectory("bourse-up");
        run(out, "first start", directory);
        run(out, "second start", directory);
        return 0;
    }

    private void run(PrintStream out, String what, Path directory) throws Exception {
        Path output = directory.resolveSibling(directory.getFileName() + ".out");
        long startedAt = System.nanoTime();
        Process process = new ProcessBuilder(
                        "./bourse",
                        "up",
                        "--data",
                        directory.resolve("data").toString(),
                        "--port-offset",
                        Integer.toString(portOffset))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            awaitReady(process, output);
            double ready = (System.nanoTime() - startedAt) / 1e9;
            TimeUnit.SECONDS.sleep(seconds);
            out.printf(Locale.ROOT, "%-13s ready after %.1f s; %s%n", what, ready, memory(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitReady(Process process, Path output) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
        while (!Files.readString(output).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not start: " + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** The script replaces itself by the JVM, so it is the same process. */
    private static String memory(long pid) throws Exception {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return "memory can only be read on Linux";
        }
        List<String> lines = Files.readAllLines(status).stream()
                .filter(it -> it.startsWith("VmRSS") || it.startsWith("VmHWM"))
                .map(it -> it.replaceAll("\\s+", " "))
                .toList();
        return String.join(", ", lines);
    }
}
