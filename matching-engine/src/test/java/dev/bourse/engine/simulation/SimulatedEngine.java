package dev.bourse.engine.simulation;

import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogTrimmedException;
import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.runtime.EngineHaltException;
import dev.bourse.engine.runtime.EngineLoop;
import dev.bourse.engine.runtime.EventPublisher;
import dev.bourse.engine.runtime.QueryQueue;
import dev.bourse.engine.runtime.Recovery;
import dev.bourse.engine.runtime.Snapshotter;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A process with the engine's two threads, one step of either at a time: what EngineRunner and SnapshotRunner do, but for their waiting.
 * When it is killed, all that it has is on its disk and in the logs.
 */
final class SimulatedEngine {

    private final String name;
    private final World world;
    private final MemorySnapshotFiles disk;
    private Running running;
    private boolean isTurning;
    private boolean isTakingSnapshot;

    /** What is gone when the process is. */
    private static final class Running {
        final Life life;
        final UnreliableReplies replies;
        final QueryQueue queries;

        @Nullable
        EngineLoop loop;

        @Nullable
        Replica replica;

        @Nullable
        Snapshotter snapshotter;

        boolean logsWereAway;

        Running(Life life, Witness witness) {
            this.life = life;
            this.replies = new UnreliableReplies(witness, life);
            this.queries = new QueryQueue(replies);
        }
    }

    SimulatedEngine(String name, World world, MemorySnapshotFiles disk) {
        this.name = name;
        this.world = world;
        this.disk = disk;
        this.running = begin();
    }

    /** The thread "engine" goes on: it recovers, or turns the loop once. Returns how many commands it has done. */
    int turn() {
        if (isTurning) {
            return 0;
        }
        isTurning = true;
        Running it = running;
        try {
            return turn(it);
        } catch (LogTrimmedException e) {
            world.trace().add(name, "is left behind", e);
            world.tally().add(Tally.Count.LEFT_BEHIND);
            it.loop = null;
        } catch (LogUnavailableException e) {
            it.logsWereAway = true;
        } catch (Life.Crash e) {
            crash(it);
        } catch (IOException e) {
            throw new AssertionError(name + " can't recover", e);
        } finally {
            isTurning = false;
        }
        return 0;
    }

    /** The thread "snapshots" takes one. */
    void snapshot() {
        EngineLoop loop = running.loop;
        if (isTakingSnapshot || loop == null) {
            return;
        }
        isTakingSnapshot = true;
        Running it = running;
        try {
            snapshot(it, loop.progress());
        } catch (LogTrimmedException e) {
            world.trace().add(name, "is left behind with its snapshots", e);
            it.snapshotter = null;
        } catch (LogUnavailableException | IOException e) {
            world.trace().add(name, "can't take a snapshot", e);
        } catch (Life.Crash e) {
            crash(it);
        } finally {
            isTakingSnapshot = false;
        }
    }

    /** Asks it something. */
    void ask(byte[] query) {
        running.queries.offer(query);
    }

    /** It is killed; the next turn is that of a new process. */
    void crash() {
        world.trace().add(name, "crashes");
        crash(running);
    }

    String name() {
        return name;
    }

    MemorySnapshotFiles disk() {
        return disk;
    }

    /** The loop's replica, once it has recovered. */
    @Nullable
    Replica replica() {
        return running.replica;
    }

    /** True when it has done all commands up to that, and said so. */
    boolean isAt(LogPosition position) {
        EngineLoop loop = running.loop;
        return loop != null && loop.hasCaughtUp() && loop.progress().position().equals(position);
    }

    private int turn(Running it) throws IOException {
        EngineLoop loop = it.loop;
        if (loop == null) {
            it.loop = recover(it);
            return 0;
        }
        if (it.logsWereAway) {
            loop.checkLogs();
        }
        int done = loop.turn(Duration.ZERO);
        it.logsWereAway = false;
        if (done > 0) {
            world.trace().add(name, "has done", loop.progress());
        }
        return done;
    }

    private EngineLoop recover(Running it) throws IOException {
        UnreliableCommandLog commands = world.commands(it.life, true);
        UnreliableEventLog events = world.events(it.life, name);
        Recovery.Recovered recovered = recovered(it, world.commands(it.life, false), events);
        world.trace().add(name, "has recovered", recovered.replica().progress());
        world.tally().add(Tally.Count.RECOVERIES);
        EventPublisher publisher =
                new EventPublisher(events, it.replies, recovered.replica().progress());
        it.replica = recovered.replica();
        return new EngineLoop(recovered, commands, publisher, it.queries, world.clock(), (a, b, c, d, e, f) -> {});
    }

    private void snapshot(Running it, Replica.Progress progress) throws IOException {
        Snapshotter snapshotter = it.snapshotter;
        if (snapshotter == null) {
            UnreliableCommandLog commands = world.commands(it.life, false);
            UnreliableEventLog events = world.events(it.life, name);
            Replica replica = recovered(it, commands, events).replica();
            snapshotter = new Snapshotter(
                    replica, commands, events, store(it), world.plan().keptEvents(), it.life::pause);
            it.snapshotter = snapshotter;
        }
        if (snapshotter.snapshot(progress)) {
            world.trace().add(name, "has taken a snapshot", progress);
            world.tally().add(Tally.Count.SNAPSHOTS);
        }
    }

    private Recovery.Recovered recovered(Running it, UnreliableCommandLog commands, UnreliableEventLog events)
            throws IOException {
        int copies = disk.copies();
        try {
            return new Recovery(store(it), commands, events, world::newReplica).recover();
        } catch (EngineHaltException e) {
            if (disk.copies() > copies || world.helpWithSnapshots(this)) {
                throw new LogTrimmedException("somebody had to copy the other engine's snapshots");
            }
            throw e;
        }
    }

    private SnapshotStore store(Running it) {
        return new SnapshotStore(
                new UnreliableSnapshotFiles(disk, it.life), world.plan().keptSnapshots());
    }

    private void crash(Running it) {
        if (it == running) {
            world.tally().add(Tally.Count.CRASHES);
            it.life.end();
            running = begin();
        }
    }

    private Running begin() {
        return new Running(world.newLife(name), world.witness());
    }
}
