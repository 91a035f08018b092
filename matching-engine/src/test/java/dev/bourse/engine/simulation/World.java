package dev.bourse.engine.simulation;

import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What outlives every process: the logs, the disks, the clock. And those who watch. */
final class World {

    private static final long BEGIN_MS = 1_750_000_000_000L;

    private final Plan plan;
    private final Faults faults;
    private final Runnable others;
    private final Trace trace = new Trace();
    private final Tally tally = new Tally();
    private final SimulatedTime clock = new SimulatedTime(BEGIN_MS);
    private final MemoryCommandLog commands = new MemoryCommandLog(clock);
    private final MemoryEventLog events = new MemoryEventLog();
    private final UndisturbedRun expected;
    private final Witness witness;
    private final List<SimulatedEngine> engines = new ArrayList<>();
    private String lastWriter = "";

    /**
     * Begins with engines that have done nothing yet.
     *
     * @param others does something of other processes while one is in the middle of a call
     */
    World(Plan plan, RandomGenerator random, Runnable others) {
        this.plan = plan;
        this.faults = new Faults(random);
        this.others = others;
        this.expected = new UndisturbedRun(commands, plan.limits());
        this.witness = new Witness(events, expected, tally);
        MemorySnapshotFiles disk = new MemorySnapshotFiles();
        for (int i = 0; i < plan.engines(); i++) {
            engines.add(new SimulatedEngine("engine " + i, this, disk));
            disk = plan.sharedDisk() ? disk : new MemorySnapshotFiles();
        }
    }

    /** A new process with that name begins to live. */
    Life newLife(String process) {
        return new Life(process, faults, trace, others);
    }

    UnreliableCommandLog commands(Life life, boolean canBeLate) {
        return new UnreliableCommandLog(commands, life, plan.batch(), canBeLate);
    }

    UnreliableEventLog events(Life life, String writer) {
        return new UnreliableEventLog(events, life, () -> wrote(writer));
    }

    Replica newReplica() {
        return new Replica(plan.limits());
    }

    /**
     * An engine with a disk of its own can be left so far behind that only the other's snapshots help; somebody copies them then.
     *
     * @return false when that is not what keeps it from recovering
     */
    boolean helpWithSnapshots(SimulatedEngine engine) {
        LogPosition trimmedTo = commands.trimmedTo();
        for (SimulatedEngine it : engines) {
            if (!engine.disk().covers(trimmedTo, false) && it.disk().covers(trimmedTo, false)) {
                trace.add(engine.name(), "gets snapshots of", it.name());
                engine.disk().copy(it.disk());
                return true;
            }
        }
        return false;
    }

    Plan plan() {
        return plan;
    }

    Faults faults() {
        return faults;
    }

    Trace trace() {
        return trace;
    }

    Tally tally() {
        return tally;
    }

    SimulatedTime clock() {
        return clock;
    }

    MemoryCommandLog commands() {
        return commands;
    }

    MemoryEventLog events() {
        return events;
    }

    UndisturbedRun expected() {
        return expected;
    }

    Witness witness() {
        return witness;
    }

    List<SimulatedEngine> engines() {
        return engines;
    }

    private void wrote(String writer) {
        if (!lastWriter.isEmpty() && !lastWriter.equals(writer)) {
            tally.add(Tally.Count.TAKEOVERS);
        }
        lastWriter = writer;
    }
}
