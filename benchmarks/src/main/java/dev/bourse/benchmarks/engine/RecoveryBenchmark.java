package dev.bourse.benchmarks.engine;

import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.book.BookCommands;
import dev.bourse.engine.journal.DiskSnapshotFiles;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.runtime.EngineLoop;
import dev.bourse.engine.runtime.EventPublisher;
import dev.bourse.engine.runtime.QueryQueue;
import dev.bourse.engine.runtime.Recovery;
import dev.bourse.engine.runtime.Replies;
import dev.bourse.exchange.redis.RedisCommandLog;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recovery}: how long an engine takes to be where it was. */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        description = {
            "How long an engine takes to be where it was: commands replayed, a snapshot written and read.",
            "",
            "The commands are replayed twice: from memory, which is what the engine itself takes, and from a real Redis in "
                    + "whose event log their events stand already, which is what a restart without any snapshot takes. The "
                    + "snapshot is of an engine with that many open orders and 10,000 accounts; writing it includes the fsync.",
            "",
            "As in the service, snapshots are written from a second replica by a thread of its own. How long the first one's "
                    + "turns of 100 commands take meanwhile is compared with the same turns without snapshots; other threads, "
                    + "collections and the machine count in both."
        })
public final class RecoveryBenchmark implements Callable<Integer> {

    private static final long SEED = 20240808;
    private static final int DEVIATION_TICKS = 1_600;
    private static final int BATCH = 1_000;
    private static final int ACCOUNTS = 10_000;
    private static final int TURN = 100;
    private static final long TURN_EVERY_NS = 1_000_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Option(
            names = "--commands",
            defaultValue = "1000000",
            description = "Commands to replay (default: ${DEFAULT-VALUE}).")
    private int commands;

    @Option(names = "--orders", defaultValue = "100000", description = "Open orders (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "Runs; the first is warm-up (default: ${DEFAULT-VALUE}).")
    private int runs;

    /** Nobody waits for replies. */
    private static final class NoReplies implements Replies {
        @Override
        public void send(long instance, DirectBuffer buffer, int offset, int length) {}

        @Override
        public void flush() {}

        @Override
        public void clear() {}
    }

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        out.println(Machine.describe());
        EncodedCommands stream = new EncodedCommands(BookCommands.generate(1_000, commands, DEVIATION_TICKS, SEED), 0);
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            Replica replica = new Replica();
            for (int at = 0; at < stream.size(); at++) {
                replica.entry(1, at + 1L, stream.timeMs(at), stream.buffer(), stream.offset(at), stream.length(at));
                if (replica.batch().parts() == BATCH) {
                    replica.batch().clear();
                }
            }
            print(out, i, "replay of %,d commands from memory", stream.size(), begin);
        }
        replayFromRedis(out, stream);
        snapshots(out);
        turnsBesideSnapshots(out);
        return 0;
    }

    private void replayFromRedis(PrintStream out, EncodedCommands stream) throws IOException, InterruptedException {
        try (EngineStack stack = EngineStack.start("always")) {
            RedisFiller.fill(stack.client(), stream);
            SnapshotStore none = new SnapshotStore(new DiskSnapshotFiles(stack.snapshots()), 1);
            for (int i = 0; i < runs; i++) {
                long begin = System.nanoTime();
                RedisCommandLog log = new RedisCommandLog(link(stack.client()));
                RedisEventLog events = new RedisEventLog(link(stack.client()));
                Recovery.Recovered recovered = new Recovery(none, log, events).recover();
                Replies replies = new NoReplies();
                EngineLoop loop = new EngineLoop(
                        recovered,
                        log,
                        new EventPublisher(events, replies, recovered.replica().progress()),
                        new QueryQueue(replies),
                        InstantSource.system(),
                        (count, eventCount, tradeCount, nanos, timeMs, open) -> {});
                while (!loop.hasCaughtUp()) {
                    loop.turn(Duration.ZERO);
                }
                String what = i == 0
                        ? "first run of %,d commands from Redis, events written"
                        : "replay of %,d commands from Redis, events compared";
                print(out, i, what, stream.size(), begin);
            }
        }
    }

    private void snapshots(PrintStream out) throws IOException {
        EncodedCommands stream =
                new EncodedCommands(BookCommands.generate(orders, 1, DEVIATION_TICKS, SEED), 0, ACCOUNTS);
        Replica replica = filled(stream);
        Path folder = Files.createTempDirectory("bourse-bench");
        SnapshotStore store = new SnapshotStore(new DiskSnapshotFiles(folder), 1);
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            SnapshotStore.Snapshot snapshot = store.save(replica);
            print(
                    out,
                    i,
                    "snapshot of %,d open orders written",
                    replica.engine().openOrders(),
                    begin);
            long read = System.nanoTime();
            Replica restored = store.load(snapshot, Replica::new).orElseThrow();
            print(out, i, "snapshot of %,d open orders read", restored.engine().openOrders(), read);
        }
        for (String name : new DiskSnapshotFiles(folder).names()) {
            out.printf(Locale.ROOT, "%,d bytes%n", Files.size(folder.resolve(name)));
            Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private void turnsBesideSnapshots(PrintStream out) throws IOException, InterruptedException {
        EncodedCommands stream =
                new EncodedCommands(BookCommands.generate(orders, commands, DEVIATION_TICKS, SEED), 0, ACCOUNTS);
        turns(out, stream, "without snapshots");
        Replica second = filled(stream);
        Path folder = Files.createTempDirectory("bourse-bench");
        DiskSnapshotFiles files = new DiskSnapshotFiles(folder);
        SnapshotStore store = new SnapshotStore(files, 1);
        Thread snapshots = Thread.ofPlatform().name("snapshots").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    store.save(second);
                } catch (IOException e) {
                    return; // interrupted while it wrote
                }
            }
        });
        turns(out, stream, "while snapshots are written one after the other");
        snapshots.interrupt();
        snapshots.join();
        for (String name : files.names()) {
            Files.delete(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static Replica filled(EncodedCommands stream) {
        Replica replica = new Replica();
        for (int at = 0; at < stream.measuredFrom(); at++) {
            replica.entry(1, at + 1L, stream.timeMs(at), stream.buffer(), stream.offset(at), stream.length(at));
            replica.batch().clear();
        }
        return replica;
    }

    /** One turn a millisecond, as a loop that also waits for its logs. */
    private static void turns(PrintStream out, EncodedCommands stream, String when) {
        Replica replica = filled(stream);
        System.gc(); // what was just made is moved once, whoever then runs
        Histogram turns = new Histogram(3);
        for (int at = stream.measuredFrom(); at < stream.size(); ) {
            long begin = System.nanoTime();
            int end = Math.min(at + TURN, stream.size());
            for (; at < end; at++) {
                replica.entry(1, at + 1L, stream.timeMs(at), stream.buffer(), stream.offset(at), stream.length(at));
            }
            replica.batch().clear();
            turns.recordValue(System.nanoTime() - begin);
            LockSupport.parkNanos(TURN_EVERY_NS);
        }
        out.printf(
                Locale.ROOT,
                "turns of %d commands with %,d open orders %s: p50 %.3f ms, p99 %.3f ms, longest %.3f ms%n",
                TURN,
                replica.engine().openOrders(),
                when,
                turns.getValueAtPercentile(50) / 1e6,
                turns.getValueAtPercentile(99) / 1e6,
                turns.getMaxValue() / 1e6);
    }

    private static RedisLink link(RedisClient client) {
        return new RedisLink(client, TIMEOUT);
    }

    private static void print(PrintStream out, int run, String what, int count, long begin) {
        out.printf(
                Locale.ROOT,
                "%s: %.3f s%s%n",
                String.format(Locale.ROOT, what, count),
                (System.nanoTime() - begin) / 1e9,
                run == 0 ? " (warm-up)" : "");
    }
}
