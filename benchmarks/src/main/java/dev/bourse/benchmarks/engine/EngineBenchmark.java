package dev.bourse.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.book.BookCommands;
import dev.bourse.engine.journal.Replica;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engine}: the whole engine on one thread, from a command's bytes to its events' bytes. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = {
            "Commands a second of the whole engine on one thread, and how long a command takes at a given rate.",
            "",
            "Each command is decoded, checked, locks and moves money in the ledger, trades in the book, and its events are "
                    + "encoded. The stream is that of the book benchmark, by 1,000 accounts, with fees, client order ids and a "
                    + "circuit breaker: 9 % good-till-cancel, 3 % immediate-or-cancel, 6 % cancel, 82 % move (amend).",
            "The delays are those of an open loop: a command counts from the moment at which it was to come, whether the "
                    + "engine was free or not, so a pause of the engine counts for every command that it held up."
        })
public final class EngineBenchmark implements Callable<Integer> {

    private static final long SEED = 20240808;
    private static final int RESTING = 1_000;
    private static final int DEVIATION_TICKS = 1_600;
    private static final int BATCH = 256;
    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99};

    @Option(
            names = "--commands",
            defaultValue = "2000000",
            description = "Measured commands a run (default: ${DEFAULT-VALUE}).")
    private int commands;

    @Option(names = "--runs", defaultValue = "7", description = "Runs that count (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--warm-up", defaultValue = "3", description = "Runs that do not (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public Integer call() {
        PrintStream out = System.out;
        out.println(Machine.describe());
        EncodedCommands stream =
                new EncodedCommands(BookCommands.generate(RESTING, commands, DEVIATION_TICKS, SEED), 0);
        double[] rates = new double[runs];
        double leastAllocated = Double.MAX_VALUE;
        long events = 0;
        for (int i = -warmUp; i < runs; i++) {
            Replica replica = filled(stream);
            long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
            long sequence = replica.lastSequence();
            long startedAt = System.nanoTime();
            run(replica, stream);
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            events = replica.lastSequence() - sequence;
            if (i >= 0) {
                rates[i] = commands / seconds / 1e6;
                long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
                leastAllocated = Math.min(leastAllocated, (double) allocated / commands);
            }
        }
        Arrays.sort(rates);
        out.printf(
                Locale.ROOT,
                "%,d commands a run, %d runs after %d of warm-up: %.2f million commands a second (%.2f to %.2f), %.2f events a"
                        + " command, %.2f bytes allocated a command%n%n",
                commands,
                runs,
                warmUp,
                rates[runs / 2],
                rates[0],
                rates[runs - 1],
                (double) events / commands,
                leastAllocated);
        out.println("commands/s    p50 µs    p99 µs  p99.9 µs p99.99 µs    max µs");
        latency(out, stream, 500_000);
        latency(out, stream, 1_000_000);
        return 0;
    }

    private static void latency(PrintStream out, EncodedCommands stream, int perSecond) {
        Histogram delays = new Histogram(3);
        paced(filled(stream), stream, perSecond, new Histogram(3)); // warm-up
        paced(filled(stream), stream, perSecond, delays);
        out.printf(Locale.ROOT, "%,10d", perSecond);
        for (double percentile : PERCENTILES) {
            out.printf(Locale.ROOT, "%10.2f", delays.getValueAtPercentile(percentile) / 1e3);
        }
        out.printf(Locale.ROOT, "%10.2f%n", delays.getMaxValue() / 1e3);
    }

    /** A replica with the market, the accounts and the orders that the book begins with. */
    private static Replica filled(EncodedCommands stream) {
        Replica replica = new Replica();
        for (int i = 0; i < stream.measuredFrom(); i++) {
            execute(replica, stream, i);
        }
        replica.batch().clear();
        System.gc();
        return replica;
    }

    private static void run(Replica replica, EncodedCommands stream) {
        for (int i = stream.measuredFrom(); i < stream.size(); i++) {
            execute(replica, stream, i);
            if (replica.batch().parts() == BATCH) {
                replica.batch().clear();
            }
        }
    }

    private static void paced(Replica replica, EncodedCommands stream, int perSecond, Histogram delays) {
        double interval = 1e9 / perSecond;
        long begin = System.nanoTime();
        for (int i = stream.measuredFrom(); i < stream.size(); i++) {
            long due = begin + (long) ((i - stream.measuredFrom()) * interval);
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            execute(replica, stream, i);
            if (replica.batch().parts() == BATCH) {
                replica.batch().clear();
            }
            delays.recordValue(System.nanoTime() - due);
        }
    }

    private static void execute(Replica replica, EncodedCommands stream, int i) {
        replica.entry(1, i + 1L, stream.timeMs(i), stream.buffer(), stream.offset(i), stream.length(i));
    }
}
