package dev.bourse.benchmarks;

import dev.bourse.benchmarks.book.BookBenchmark;
import dev.bourse.benchmarks.candles.CandlesBenchmark;
import dev.bourse.benchmarks.engine.EngineBenchmark;
import dev.bourse.benchmarks.engine.LogBenchmark;
import dev.bourse.benchmarks.engine.RecoveryBenchmark;
import dev.bourse.benchmarks.fanout.FanoutBenchmark;
import dev.bourse.benchmarks.ingest.IngestBenchmark;
import dev.bourse.benchmarks.latency.LatencyBenchmark;
import dev.bourse.benchmarks.orders.OrdersBenchmark;
import dev.bourse.benchmarks.simulation.SimulateCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./bourse bench NAME ...}: runs benchmarks one after the other. */
@Command(
        name = "bourse bench",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = true,
        synopsisSubcommandLabel = "NAME [OPTION ...] [NAME ...]",
        description = "Measures the services as they run. NAME --help tells what is measured and how.",
        subcommands = {
            IngestBenchmark.class,
            LatencyBenchmark.class,
            CandlesBenchmark.class,
            UpBenchmark.class,
            BookBenchmark.class,
            EngineBenchmark.class,
            LogBenchmark.class,
            RecoveryBenchmark.class,
            SimulateCommand.class,
            OrdersBenchmark.class,
            FanoutBenchmark.class
        })
public final class Benchmarks implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Benchmarks() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a benchmark.");
    }

    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int exitCode = new CommandLine(new Benchmarks()).execute(args);
        // Servers in processes of their own end with their shutdown hooks.
        System.exit(exitCode);
    }
}
