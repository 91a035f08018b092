package dev.bourse.engine.simulation;

import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.core.EngineView;
import dev.bourse.engine.core.MatchingEngine;
import dev.bourse.engine.journal.EventBatch;
import dev.bourse.engine.journal.Replica;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** What should come of the command log: one replica that reads every command once and never stops. */
final class UndisturbedRun {

    private final List<MemoryEventLog.Entry> events = new ArrayList<>();
    private final Map<LogPosition, List<Part>> parts = new HashMap<>();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private final MemoryCommandLog log;
    private final Replica.Limits limits;
    private Replica replica;
    private int done;

    /** What comes of a command, or a part of that: an entry of the event log if it has events, and a reply if somebody waits for one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(byte[] bytes, long lastSequence, boolean hasEvents, boolean isReply) {}

    UndisturbedRun(MemoryCommandLog log, Replica.Limits limits) {
        this.log = log;
        this.limits = limits;
        this.replica = new Replica(limits);
    }

    /** The log is another now: all that came of the one before is forgotten. */
    void beginAnew() {
        replica = new Replica(limits);
        done = 0;
        events.clear();
        parts.clear();
    }

    /** Does what has been appended since. */
    void goOn() {
        while (done < log.all().size()) {
            command(log.all().get(done++));
        }
    }

    private void command(MemoryCommandLog.Entry entry) {
        LogPosition position = entry.position();
        view.wrap(entry.command());
        replica.entry(position.major(), position.minor(), position.major(), view, 0, entry.command().length);
        EventBatch batch = replica.batch();
        List<Part> ofCommand = new ArrayList<>(batch.parts());
        for (int part = 0; part < batch.parts(); part++) {
            byte[] bytes = new byte[batch.length(part)];
            batch.buffer().getBytes(batch.offset(part), bytes);
            long sequence = batch.lastSequence(part);
            ofCommand.add(new Part(bytes, sequence, batch.hasEvents(part), batch.replyTo(part) != 0));
            if (batch.hasEvents(part)) {
                events.add(new MemoryEventLog.Entry(sequence, bytes));
            }
        }
        parts.put(position, ofCommand);
        batch.clear();
    }

    /** All entries that belong into the event log. */
    List<MemoryEventLog.Entry> events() {
        return events;
    }

    /** What comes of the command there; nothing when there is none. */
    List<Part> partsOf(LogPosition position) {
        return parts.getOrDefault(position, List.of());
    }

    MatchingEngine engine() {
        return replica.engine();
    }

    EngineView view() {
        return new EngineView(replica.engine());
    }

    Replica.Progress progress() {
        return replica.progress();
    }

    /** The state as the bytes of a snapshot. */
    byte[] state() {
        return MemorySnapshotFiles.state(replica);
    }
}
