package dev.bourse.benchmarks.book;

import com.sun.management.ThreadMXBean;
import dev.bourse.benchmarks.Machine;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code book}: commands a second of the order book, beside exchange-core's on the same commands in the same run. */
@Command(
        name = "book",
        mixinStandardHelpOptions = true,
        description = {
            "Commands a second of the order book beside exchange-core's OrderBookDirectImpl.",
            "",
            "Both run the same stream on one thread: 9 % good-till-cancel, 3 % immediate-or-cancel, 6 % cancel, 82 % move; "
                    + "once with 1,000 orders resting, once with 1,000,000. Each run starts with a new book, fills it (not "
                    + "measured) and is timed for the rest. The two take turns; the first runs are warm-up; the median of the "
                    + "others counts. Allocation is that of the second half of a run, when the pools have grown. In the end both must hold the same orders and levels and have made the same trades."
        })
public final class BookBenchmark implements Callable<Integer> {

    private static final long SEED = 20240808;

    @Option(
            names = "--commands",
            defaultValue = "3000000",
            description = "Measured commands a run (default: ${DEFAULT-VALUE}).")
    private int commands;

    @Option(names = "--runs", defaultValue = "9", description = "Runs that count (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--warm-up", defaultValue = "3", description = "Runs that do not (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Run(double millionsPerSecond, double bytesPerCommand) {}

    @Override
    public Integer call() {
        PrintStream out = System.out;
        out.println(Machine.describe());
        out.printf(
                "%,d commands a run, %d runs after %d of warm-up; millions of commands a second, median (least to most).%n%n",
                commands, runs, warmUp);
        out.println(
                "resting     levels    trades    exchange-core             Bourse                    ratio   allocated");
        compare(out, 1_000, 1_600);
        compare(out, 1_000_000, 1_600);
        return 0;
    }

    private void compare(PrintStream out, int resting, int deviationTicks) {
        BookCommands stream = BookCommands.generate(resting, commands, deviationTicks, SEED);
        Run[] peer = new Run[runs];
        Run[] ours = new Run[runs];
        for (int i = -warmUp; i < runs; i++) {
            Run theirRun = run(stream, ExchangeCoreBook::new);
            Run ourRun = run(stream, BourseBook::new);
            if (i >= 0) {
                peer[i] = theirRun;
                ours[i] = ourRun;
            }
        }
        out.printf(
                Locale.ROOT,
                "%,9d  %,7d  %,8d    %s    %s    %5.2f   %.2f and %.2f bytes a command%n",
                stream.outcome.orders(),
                stream.outcome.levels(),
                stream.outcome.trades(),
                describe(peer),
                describe(ours),
                median(ours) / median(peer),
                Arrays.stream(peer).mapToDouble(Run::bytesPerCommand).min().orElseThrow(),
                Arrays.stream(ours).mapToDouble(Run::bytesPerCommand).min().orElseThrow());
    }

    private Run run(BookCommands stream, Supplier<MeasuredBook> newBook) {
        MeasuredBook book = newBook.get();
        book.run(stream, 0, stream.fill);
        System.gc();
        int half = stream.fill + commands / 2;
        long startedAt = System.nanoTime();
        book.run(stream, stream.fill, half);
        long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        book.run(stream, half, stream.size());
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
        if (!book.outcome().equals(stream.outcome)) {
            throw new IllegalStateException(book + " came to " + book.outcome() + " instead of " + stream.outcome);
        }
        return new Run(commands / seconds / 1e6, (double) allocated / (stream.size() - half));
    }

    private static String describe(Run[] of) {
        double[] sorted =
                Arrays.stream(of).mapToDouble(Run::millionsPerSecond).sorted().toArray();
        return String.format(Locale.ROOT, "%5.2f (%5.2f to %5.2f)", median(of), sorted[0], sorted[sorted.length - 1]);
    }

    private static double median(Run[] of) {
        double[] sorted =
                Arrays.stream(of).mapToDouble(Run::millionsPerSecond).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
