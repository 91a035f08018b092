package dev.bourse.engine.runtime;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.EventLog;
import dev.bourse.engine.journal.CommandBytes;
import dev.bourse.engine.journal.EventText;
import dev.bourse.engine.journal.FedReplica;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import dev.bourse.engine.simulation.MemoryCommandLog;
import dev.bourse.engine.simulation.MemoryEventLog;
import dev.bourse.engine.simulation.MemorySnapshotFiles;
import dev.bourse.engine.simulation.Quiet;
import dev.bourse.engine.simulation.SimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;

/** The service's parts, on logs and files in memory. */
abstract class RuntimeFixture {

    static final long INSTANCE = 0xB0;

    final SimulatedTime clock = new SimulatedTime(1_000);
    final MemoryCommandLog commands = new MemoryCommandLog(clock);
    final MemoryEventLog events = new MemoryEventLog();
    final MemorySnapshotFiles files = new MemorySnapshotFiles();
    final SnapshotStore snapshots = new SnapshotStore(files, 2);
    final SentReplies replies = new SentReplies();
    final QueryQueue queries = new QueryQueue(replies);

    private final Quiet quiet = new Quiet();

    @AfterEach
    final void endQuiet() {
        quiet.close();
    }

    /** Replies and answers as they were sent, and with how many events in the log. */
    final class SentReplies implements Replies {

        private final List<byte[]> waiting = new ArrayList<>();
        private final List<byte[]> sent = new ArrayList<>();
        private final List<Long> sentAfter = new ArrayList<>();

        @Override
        public void send(long instance, DirectBuffer buffer, int offset, int length) {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            waiting.add(bytes);
        }

        @Override
        public void flush() {
            waiting.forEach(it -> {
                sent.add(it);
                sentAfter.add(events.lastSequence());
            });
            waiting.clear();
        }

        @Override
        public void clear() {
            waiting.clear();
        }

        /** All that was sent since the last call. */
        List<byte[]> take() {
            List<byte[]> taken = List.copyOf(sent);
            sent.clear();
            sentAfter.clear();
            return taken;
        }

        /** How many events were in the log when each of them was sent. */
        List<Long> sentAfter() {
            return sentAfter;
        }

        /** The first messages of all that was sent since the last call. */
        List<String> takeHeads() {
            return take().stream().map(EventText::head).toList();
        }
    }

    /** Appends the commands that open a market: seven events. */
    final void openMarket() {
        append(FedReplica.createMarket("A_B"));
        append(FedReplica.deposit(FedReplica.ALICE, FedReplica.QUOTE, 10_000));
        append(FedReplica.deposit(FedReplica.BOB, FedReplica.BASE, 100));
    }

    final void append(byte[] command) {
        clock.pass(1);
        commands.append(command);
    }

    /** Appends an order that rests: three events and a reply. */
    final void appendOrder(long requestId) {
        append(order(requestId));
    }

    static byte[] order(long requestId) {
        return CommandBytes.place(it -> it.requestId(requestId)
                .replyTo(INSTANCE)
                .accountId(FedReplica.ALICE)
                .price(10)
                .quantity(1));
    }

    final EngineLoop start() throws IOException {
        return start(commands, events);
    }

    /** An engine that reaches the logs in its own way. */
    final EngineLoop start(CommandLog commandLog, EventLog eventLog) throws IOException {
        Recovery.Recovered recovered = new Recovery(snapshots, commandLog, eventLog).recover();
        EventPublisher publisher =
                new EventPublisher(eventLog, replies, recovered.replica().progress());
        return new EngineLoop(recovered, commandLog, publisher, queries, clock, (a, b, c, d, e, f) -> {});
    }

    /** Does all commands that there are. */
    final Replica replicaOfAll() {
        Replica replica = new Replica();
        commands.read(replica.position(), Integer.MAX_VALUE, Duration.ZERO, replica);
        return replica;
    }

    /** An engine does and publishes all commands that there are, and takes a snapshot. */
    final Snapshot runAndSave() {
        try {
            EngineLoop loop = start();
            while (loop.turn(Duration.ZERO) > 0) {
                // until there are no more
            }
            return snapshots.save(loop.replica());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
