package dev.bourse.engine.runtime;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.EventLog;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Takes snapshots without stopping the loop for a moment: it has a replica of its own, which reads the same commands from the log, up to
 * where the loop is. The two must then agree on every event so far; if they do not, the engine is not the function of the log that it has
 * to be, and is halted. Afterwards the logs are trimmed behind the oldest snapshot that is kept.
 */
public final class Snapshotter {

    /** Commands that are read at once: few, since Redis answers nobody else meanwhile, and orders wait. */
    private static final int BATCH = 500;

    private final Replica replica;
    private final CommandLog commands;
    private final EventLog events;
    private final SnapshotStore snapshots;
    private final long keptEvents;
    private final Runnable rest;

    /**
     * Takes snapshots with a replica of its own.
     *
     * @param replica recovered like the loop's, which is another one
     * @param keptEvents how many of the newest events stay in the log for those who read it
     * @param rest is run between two batches of commands: a pause, so that Redis and the processor are there for orders most of the time
     */
    public Snapshotter(
            Replica replica,
            CommandLog commands,
            EventLog events,
            SnapshotStore snapshots,
            long keptEvents,
            Runnable rest) {
        this.replica = replica;
        this.commands = commands;
        this.events = events;
        this.snapshots = snapshots;
        this.keptEvents = keptEvents;
        this.rest = rest;
    }

    /**
     * Takes a snapshot of where the loop is.
     *
     * @param target what the loop says of itself
     * @return false when there is one already, or a newer one
     * @throws EngineHaltException when the two replicas do not agree
     */
    public boolean snapshot(Replica.Progress target) throws IOException {
        List<Snapshot> before = snapshots.list();
        boolean isTaken = !before.isEmpty() && before.getFirst().progress().equals(target);
        if (isTaken || replica.position().isAfter(target.position())) { // another engine's snapshot was newer
            return false;
        }
        catchUp(target);
        if (!replica.progress().equals(target)) {
            throw new EngineHaltException("two replicas of the same log disagree: one is at " + replica.progress()
                    + ", the other at " + target);
        }
        snapshots.save(replica);
        trim();
        return true;
    }

    private void catchUp(Replica.Progress target) {
        while (target.position().isAfter(replica.position())) {
            int read = commands.read(
                    replica.position(), BATCH, Duration.ZERO, (major, minor, timeMs, buffer, offset, length) -> {
                        boolean isWanted = major < target.position().major()
                                || (major == target.position().major()
                                        && minor <= target.position().minor());
                        if (isWanted) {
                            replica.entry(major, minor, timeMs, buffer, offset, length);
                        }
                    });
            replica.batch().clear();
            rest.run();
            if (read == 0) {
                throw new EngineHaltException("the command log ends before " + target.position()
                        + ", which the engine has done already: it has lost its tail");
            }
        }
    }

    private void trim() throws IOException {
        List<Snapshot> kept = snapshots.list();
        if (!kept.isEmpty()) { // else another engine has just deleted the last one that was seen here
            Replica.Progress oldest = kept.getLast().progress();
            commands.trim(oldest.position());
            long unneeded = Math.min(oldest.sequence(), replica.lastSequence() - keptEvents);
            events.trim(Math.min(unneeded, events.archivedTo()));
        }
    }
}
