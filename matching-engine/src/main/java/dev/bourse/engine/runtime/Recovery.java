package dev.bourse.engine.runtime;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.EventLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.EventBatch;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where to go on: at the newest snapshot that is whole, that both logs reach to, and behind which the command log has everything.
 * From an older one than the newest when the event log has lost its tail: then the events that it lost are made anew.
 */
public final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final SnapshotStore snapshots;
    private final CommandLog commands;
    private final EventLog events;
    private final Supplier<Replica> fresh;

    public Recovery(SnapshotStore snapshots, CommandLog commands, EventLog events) {
        this(snapshots, commands, events, Replica::new);
    }

    /**
     * Recovers replicas.
     *
     * @param fresh makes one that has done nothing yet
     */
    public Recovery(SnapshotStore snapshots, CommandLog commands, EventLog events, Supplier<Replica> fresh) {
        this.snapshots = snapshots;
        this.commands = commands;
        this.events = events;
        this.fresh = fresh;
    }

    /**
     * A replica to go on with.
     *
     * @param lastCommand the newest command when it was recovered
     * @param lastEvent the newest event, which came of that command or an earlier one
     */
    public record Recovered(Replica replica, LogPosition lastCommand, long lastEvent) {}

    /**
     * Recovers.
     *
     * @throws EngineHaltException when something acknowledged would be lost, with what to do about it
     */
    public Recovered recover() throws IOException {
        // In this order, since another engine may be at work: a command is there before its events, these before a
        // snapshot of both, and only then the log is trimmed.
        LogPosition trimmedTo = commands.trimmedTo();
        List<Snapshot> all = snapshots.list();
        long lastEvent = events.lastSequence();
        byte[] newestEvents = events.last();
        LogPosition lastCommand = commands.last();
        refuseLostCommands(all, lastCommand);
        if (newestEvents != null) {
            refuseLostCommand(EventBatch.command(newestEvents));
        }
        for (Snapshot it : all) {
            boolean isCovered = !trimmedTo.isAfter(it.progress().position());
            boolean isPublished = it.progress().sequence() <= lastEvent;
            if (isCovered && isPublished) {
                Optional<Replica> replica = snapshots.load(it, fresh);
                if (replica.isPresent()) {
                    log.info(
                            "recovered from snapshot file={} sequence={} lastEvent={} lastCommand={}",
                            it.name(),
                            it.progress().sequence(),
                            lastEvent,
                            lastCommand);
                    return new Recovered(replica.get(), lastCommand, lastEvent);
                }
            } else {
                log.warn(
                        "snapshot not usable file={} sequence={} lastEvent={} trimmedTo={}",
                        it.name(),
                        it.progress().sequence(),
                        lastEvent,
                        trimmedTo);
            }
        }
        if (!snapshots.list().equals(all) || !commands.trimmedTo().equals(trimmedTo)) {
            return recover(); // another engine has taken new ones and deleted these meanwhile
        }
        if (trimmedTo.isAfter(LogPosition.START)) {
            throw new EngineHaltException("the command log begins after " + trimmedTo
                    + " and there is no snapshot to go on from that the event log, which ends at " + lastEvent
                    + ", reaches to: what came before is lost. Restore the snapshots, or Redis, from a backup");
        }
        return new Recovered(fresh.get(), lastCommand, lastEvent);
    }

    /** What comes after commands that were lost must not be taken for them: others have been told what came of those. */
    private void refuseLostCommand(LogPosition ofNewestEvents) {
        if (!commands.has(ofNewestEvents) && ofNewestEvents.isAfter(commands.trimmedTo())) {
            throw new EngineHaltException("the command log does not have command " + ofNewestEvents
                    + ", which the newest events came of: Redis has lost commands that were acknowledged. Restore Redis from its"
                    + " append-only file");
        }
    }

    private static void refuseLostCommands(List<Snapshot> all, LogPosition lastCommand) {
        if (!all.isEmpty() && all.getFirst().progress().position().isAfter(lastCommand)) {
            Snapshot newest = all.getFirst();
            throw new EngineHaltException(
                    "the command log ends at " + lastCommand + " but the snapshot " + newest.name()
                            + " has done commands up to " + newest.progress().position()
                            + ": Redis has lost commands that were acknowledged. Restore Redis from its append-only file. To go back to what"
                            + " Redis has instead, and lose them, move the snapshots that are newer away");
        }
    }
}
