package dev.bourse.benchmarks.simulation;

import dev.bourse.benchmarks.Machine;
import dev.bourse.engine.simulation.Quiet;
import dev.bourse.engine.simulation.Simulation;
import dev.bourse.engine.simulation.Tally;
import dev.bourse.engine.simulation.Tally.Count;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulate}: as many seeds of the engine's simulation as one likes, on all processors. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Seeds of the simulation of the whole matching engine service, on all processors.",
            "",
            "Each seed opens an exchange, sends it random commands and kills one or two engines at random moments, in the middle "
                    + "of calls too, with logs that go away, deliver late and twice, and damaged snapshots; then the event log, the "
                    + "state, the replies and the answers must be those of an engine that was never disturbed. Ends with 1 at the "
                    + "first seed that fails, and prints it."
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final long PROGRESS_SECONDS = 10;

    @Option(names = "--seeds", defaultValue = "100000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long seeds;

    @Option(names = "--first-seed", description = "The first of them (default: another each time).")
    private long firstSeed = System.nanoTime();

    @Option(names = "--threads", description = "How many at once (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Tally total = new Tally();

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        out.println(Machine.describe());
        out.printf(Locale.ROOT, "%,d seeds from %d on, %d at once.%n", seeds, firstSeed, threads);
        long startedAt = System.nanoTime();
        try (Quiet _ = new Quiet();
                ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                workers.execute(this::work);
            }
            workers.shutdown();
            while (!workers.awaitTermination(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
                out.printf(Locale.ROOT, "%,12d seeds, %,.0f a second%n", done.get(), rate(startedAt));
            }
        }
        report(out, rate(startedAt));
        Throwable failed = failure.get();
        if (failed != null) {
            out.println(failed.getMessage());
            return 1;
        }
        return 0;
    }

    private void work() {
        Tally tally = new Tally();
        for (long it = next.getAndIncrement(); it < seeds && failure.get() == null; it = next.getAndIncrement()) {
            try {
                tally.add(Simulation.run(firstSeed + it));
                done.incrementAndGet();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        }
        synchronized (total) {
            total.add(tally);
        }
    }

    private void report(PrintStream out, double rate) {
        out.printf(Locale.ROOT, "%,d seeds, %,.0f a second:%n", done.get(), rate);
        for (Count it : Count.values()) {
            String what = it.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            out.printf(Locale.ROOT, "%,15d %s%n", total.of(it), what);
        }
    }

    private double rate(long startedAt) {
        return done.get() / ((System.nanoTime() - startedAt) / 1e9);
    }
}
