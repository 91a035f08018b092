package dev.bourse.engine.journal;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.core.EngineState;
import dev.bourse.engine.core.MatchingEngine;
import dev.bourse.engine.core.StateRestorer;
import dev.bourse.engine.core.StateVisitor;
import org.agrona.DirectBuffer;

/**
 * An engine, and how far in the command log it is. Two replicas that have read as far are the same: the same state, the same events, the
 * same digest.
 */
public final class Replica implements CommandLog.EntryHandler {

    private final EventEncoder events;
    private final MatchingEngine engine;
    private final CommandDispatcher dispatcher;
    private long major;
    private long minor;
    private long timeMs;
    private long commands;

    public Replica() {
        this(Limits.STANDARD);
    }

    public Replica(Limits limits) {
        this.events = new EventEncoder(limits.partBytes());
        this.engine = new MatchingEngine(events, limits.clientIds());
        this.dispatcher = new CommandDispatcher(engine, events);
    }

    /**
     * Where memory and entries end. What comes of a command depends on it, so all replicas of a log need the same: an exchange has the
     * standard, a simulation less, to come there sooner.
     *
     * @param clientIds how many client ids are remembered besides those of open orders
     * @param partBytes an entry of the event log that has grown to that is complete; more events of the same command go into the next
     */
    public record Limits(int clientIds, int partBytes) {

        public static final Limits STANDARD = new Limits(MatchingEngine.REMEMBERED_IDS, 256 * 1024);
    }

    /** Does a command; one that it has done already it leaves. */
    @Override
    public void entry(long entryMajor, long entryMinor, long entryTimeMs, DirectBuffer buffer, int offset, int length) {
        if (entryMajor < major || (entryMajor == major && entryMinor <= minor)) {
            return;
        }
        dispatcher.dispatch(entryMajor, entryMinor, entryTimeMs, buffer, offset, length);
        major = entryMajor;
        minor = entryMinor;
        timeMs = entryTimeMs;
        commands++;
    }

    /** The events of the commands that it did since the batch was cleared last. */
    public EventBatch batch() {
        return events.batch();
    }

    public MatchingEngine engine() {
        return engine;
    }

    /** Where the last command that it did stands in the log. */
    public LogPosition position() {
        return new LogPosition(major, minor);
    }

    /** The time of that command, in milliseconds. */
    public long timeMs() {
        return timeMs;
    }

    /** How many commands it did since it was made. */
    public long commands() {
        return commands;
    }

    /** The sequence of the newest event. */
    public long lastSequence() {
        return events.lastSequence();
    }

    /** Where it is. */
    public Progress progress() {
        return new Progress(position(), timeMs, lastSequence(), batch().digest());
    }

    /** Tells its engine's state. */
    public void visit(StateVisitor visitor) {
        EngineState.visit(engine, visitor);
    }

    /** For a replica that has done nothing yet: takes over a state, and goes on from there when {@link #restored}. */
    StateRestorer restorer() {
        return new StateRestorer(engine);
    }

    /** The state has been taken over; it was that of a replica there. */
    void restored(Progress progress) {
        major = progress.position().major();
        minor = progress.position().minor();
        timeMs = progress.timeMs();
        events.restore(progress.sequence(), progress.digest());
    }

    /**
     * How far a replica is.
     *
     * @param position the last command that it did
     * @param timeMs that command's time
     * @param sequence the newest event's
     * @param digest of all events so far
     */
    public record Progress(LogPosition position, long timeMs, long sequence, long digest) {}
}
