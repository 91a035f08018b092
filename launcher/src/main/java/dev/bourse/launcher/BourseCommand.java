package dev.bourse.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bourse up}. */
@Command(
        name = "bourse up",
        mixinStandardHelpOptions = true,
        description = "Starts all of Bourse in one process, with its own PostgreSQL and Redis.",
        sortOptions = false)
final class BourseCommand implements Callable<Integer> {

    private static final int CANNOT_START = 1;

    @Option(
            names = "--feed",
            paramLabel = "FEED",
            defaultValue = "simulated",
            description =
                    "simulated (the default), binance, or recorded:FILE[,FILE] for recordings of Binance's messages.")
    private String feed = "simulated";

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Speed of a recording: 1 is the original pace (the default), max is as fast as it can be stored.")
    private String speed = "1";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept, of one feed only (default: data/simulated, data/binance, "
                    + "data/recorded).")
    private @Nullable Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Added to every port, to run beside something else.")
    private int portOffset;

    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    BourseCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new BourseCommand(System.out, System.err)).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            run();
            return 0;
        } catch (CannotStartException e) {
            err.println(e.getMessage());
            return CANNOT_START;
        } finally {
            stopped.countDown();
        }
    }

    private void run() throws InterruptedException {
        Feed chosen = Feed.parse(feed, speed);
        if (portOffset < 0 || portOffset > Ports.MAX_OFFSET) {
            throw new CannotStartException(
                    "--port-offset is " + portOffset + "; it must be from 0 to " + Ports.MAX_OFFSET + ".");
        }
        DataDirectory directory = DataDirectory.open(data == null ? Path.of("data", chosen.kind()) : data, chosen);
        System.setProperty("bourse.log", directory.resolve("bourse.log").toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Logger log = LoggerFactory.getLogger(BourseCommand.class);
        try (Up up = new Up(directory, new Ports(portOffset), chosen, out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::requestStop, "stop"));
            up.start();
            stopRequested.await();
            out.println("Stopping …");
            log.info("stopping");
        }
        out.println("Stopped; the data is in " + directory.path() + ".");
    }

    /** Runs on Ctrl-C and SIGTERM: the JVM ends when this returns. */
    private void requestStop() {
        stopRequested.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
