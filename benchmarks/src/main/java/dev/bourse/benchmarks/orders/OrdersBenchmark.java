package dev.bourse.benchmarks.orders;

import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.Servers;
import dev.bourse.benchmarks.engine.EngineStack;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orders}: orders a second over HTTP, and their delays. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = {
            "Orders a second over HTTP with signed API keys, and their delays.",
            "",
            "The backend, the engine, its Redis with the append-only file, another Redis and PostgreSQL for sessions and keys run in "
                    + "processes of their own, the load in this one, all on this machine. Limit orders of 16 accounts, each with a clientOrderId, "
                    + "go to POST /api/v1/order over keep-alive connections: random sides and quantities at one price, so that each "
                    + "trades, at once or a little later. Every answer has to be 200.",
            "\"Closed\": each connection sends the next order when the answer to the last has come. \"Open\": orders at a fixed rate, "
                    + "whatever the answers do; delays count from the moment at which an order was to be sent."
        })
public final class OrdersBenchmark implements Callable<Integer> {

    private static final int OPEN_WARM_UP = 5;

    @Option(names = "--connections", defaultValue = "64", description = "How many (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--seconds",
            defaultValue = "15",
            description = "How long each is measured (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds of load before that (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rate", defaultValue = "5000", description = "Of the open loop (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--fsync",
            split = ",",
            defaultValue = "everysec,always",
            description =
                    "The append-only file's appendfsync in the engine's Redis, one after the other: everysec, always or no "
                            + "(default: ${DEFAULT-VALUE}).")
    private List<String> fsyncs = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        out.println(Machine.describe());
        out.printf(
                Locale.ROOT,
                "%d connections%n%nappendfsync  loop      orders/s    p50 ms    p99 ms  p99.9 ms    max ms%n",
                connections);
        for (String fsync : fsyncs) {
            measure(fsync, out);
        }
        return 0;
    }

    private void measure(String fsync, PrintStream out) throws Exception {
        try (Servers servers = Servers.start();
                EngineStack exchange = EngineStack.start(fsync)) {
            Process engine = exchange.startEngine();
            try (BackendProcess backend = BackendProcess.start(servers, exchange.url())) {
                List<Trader> traders = Traders.register(backend);
                try (LoadGenerator load = new LoadGenerator(backend.port(), connections, traders)) {
                    load.closed(warmUp);
                    load.open(rate, OPEN_WARM_UP, new Histogram(3));
                    Histogram open = new Histogram(3);
                    long opened = load.open(rate, seconds, open);
                    print(out, fsync, "open", opened / (double) seconds, open);
                    Histogram closed = new Histogram(3);
                    long done = load.closed(seconds, closed);
                    print(out, fsync, "closed", done / (double) seconds, closed);
                }
            } finally {
                engine.destroy();
                engine.waitFor();
            }
        }
    }

    private static void print(PrintStream out, String fsync, String how, double perSecond, Histogram delays) {
        out.printf(
                Locale.ROOT,
                "%-13s%-8s%,10.0f%10.2f%10.2f%10.2f%10.2f%n",
                fsync,
                how,
                perSecond,
                delays.getValueAtPercentile(50) / 1e6,
                delays.getValueAtPercentile(99) / 1e6,
                delays.getValueAtPercentile(99.9) / 1e6,
                delays.getMaxValue() / 1e6);
    }
}
