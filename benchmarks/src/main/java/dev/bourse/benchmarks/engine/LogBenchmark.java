package dev.bourse.benchmarks.engine;

import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.book.BookCommands;
import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.engine.client.EngineClient;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code log}: the engine's service through a real Redis, from appending a command to its reply. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = {
            "Commands a second and delays through a real Redis with its append-only file, from append to reply.",
            "",
            "The engine runs in a JVM of its own, Redis in its own process, the load in this one, all on this machine. A "
                    + "command is appended to engine.commands; the engine reads it, does it, appends its events to engine.events "
                    + "and publishes the reply, which this program receives. The stream is that of the book benchmark by "
                    + "1,000 accounts. Delays are those of an open loop, counted from the moment at which a command was to be "
                    + "sent. \"Sustained\" keeps a fixed number of commands on their way."
        })
public final class LogBenchmark implements Callable<Integer> {

    private static final long SEED = 20240808;
    private static final int RESTING = 1_000;
    private static final int DEVIATION_TICKS = 1_600;
    private static final long SLICE_NS = 50_000;
    private static final long PATIENCE_NS = 30_000_000_000L;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each rate is kept (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds of each rate before that (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--sustained",
            defaultValue = "1000000",
            description = "Commands of the sustained run (default: ${DEFAULT-VALUE}).")
    private int sustained;

    @Option(
            names = "--window",
            defaultValue = "4000",
            description = "Commands on their way in the sustained run (default: ${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--fsync",
            defaultValue = "always",
            description = "Redis' appendfsync: everysec, always or no (default: ${DEFAULT-VALUE}).")
    private String fsync = "always";

    private final AtomicInteger replied = new AtomicInteger();
    private long[] due = {};
    private volatile Histogram delays = new Histogram(3);

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        out.println(Machine.describe());
        int commands = sustained / 4 + (warmUp + seconds) * (1_000 + 10_000 + 20_000) + sustained;
        BookCommands stream = BookCommands.generate(RESTING, commands, DEVIATION_TICKS, SEED);
        try (EngineStack stack = EngineStack.start(fsync)) {
            Process engine = stack.startEngine();
            try (EngineClient client = new EngineClient(stack.client(), this::reply)) {
                EncodedCommands encoded = new EncodedCommands(stream, client.instance());
                due = new long[encoded.size()];
                client.setAutoFlush(false);
                int next =
                        flood(client, encoded, 0, encoded.measuredFrom() + sustained / 4); // fills the book, warms up
                out.printf(
                        Locale.ROOT, "appendfsync %s%n%ncommands/s    p50 ms    p99 ms  p99.9 ms    max ms%n", fsync);
                for (int rate : new int[] {1_000, 10_000, 20_000}) {
                    next = paced(client, encoded, next, next + warmUp * rate, rate, new Histogram(3));
                    Histogram measured = new Histogram(3);
                    next = paced(client, encoded, next, next + seconds * rate, rate, measured);
                    print(out, rate, measured);
                }
                long begin = System.nanoTime();
                flood(client, encoded, next, next + sustained);
                out.printf(
                        Locale.ROOT,
                        "%nsustained: %,.0f commands/s over %,d commands, %,d on their way%n",
                        sustained / ((System.nanoTime() - begin) / 1e9),
                        sustained,
                        window);
            } finally {
                engine.destroy();
                engine.waitFor();
            }
        }
        return 0;
    }

    /** Sends as fast as replies come; returns the next command. */
    private int flood(EngineClient client, EncodedCommands commands, int from, int to) {
        for (int i = from; i < to; ) {
            int until = Math.min(to, replied.get() + window);
            for (; i < until; i++) {
                send(client, commands, i, System.nanoTime());
            }
            client.flush();
            awaitReplies(i - window + 1); // room for one more at least
        }
        awaitReplies(to);
        return to;
    }

    /** Sends at a rate; returns the next command. */
    private int paced(
            EngineClient client, EncodedCommands commands, int from, int to, int perSecond, Histogram measured) {
        delays = measured;
        double interval = 1e9 / perSecond;
        long begin = System.nanoTime();
        for (int i = from; i < to; ) {
            long now = System.nanoTime();
            int until = (int) Math.min(to, from + (long) ((now - begin) / interval) + 1);
            if (i < until) {
                for (; i < until; i++) {
                    send(client, commands, i, begin + (long) ((i - from) * interval));
                }
                client.flush();
            }
            LockSupport.parkNanos(SLICE_NS);
        }
        awaitReplies(to);
        return to;
    }

    private static void print(PrintStream out, int perSecond, Histogram measured) {
        out.printf(
                Locale.ROOT,
                "%,10d%10.2f%10.2f%10.2f%10.2f%n",
                perSecond,
                measured.getValueAtPercentile(50) / 1e6,
                measured.getValueAtPercentile(99) / 1e6,
                measured.getValueAtPercentile(99.9) / 1e6,
                measured.getMaxValue() / 1e6);
    }

    private void send(EngineClient client, EncodedCommands commands, int i, long dueAt) {
        byte[] bytes = new byte[commands.length(i)];
        commands.buffer().getBytes(commands.offset(i), bytes);
        due[i] = dueAt;
        var _ = client.append(bytes);
    }

    private void reply(DirectBuffer buffer, int offset, int length) {
        EventsDecoder events = new EventsDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        delays.recordValue(Math.max(0, System.nanoTime() - due[(int) events.requestId()]));
        replied.incrementAndGet();
    }

    private void awaitReplies(int count) {
        long begin = System.nanoTime();
        while (replied.get() < count) {
            if (System.nanoTime() - begin > PATIENCE_NS) {
                throw new IllegalStateException("only " + replied.get() + " of " + count + " commands were replied to");
            }
            LockSupport.parkNanos(SLICE_NS);
        }
    }
}
