package dev.bourse.engine.simulation;

import dev.bourse.common.log.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A process's way to the event log. Of what is written only the first entries may arrive, and those of others in between. */
final class UnreliableEventLog implements EventLog {

    private final MemoryEventLog log;
    private final Life life;
    private final Runnable written;
    private final List<MemoryEventLog.Entry> waiting = new ArrayList<>();

    /** Tells when an entry was written that nobody had written before. */
    UnreliableEventLog(MemoryEventLog log, Life life, Runnable written) {
        this.log = log;
        this.life = life;
        this.written = written;
    }

    @Override
    public void append(long lastSequence, DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        waiting.add(new MemoryEventLog.Entry(lastSequence, copy));
    }

    @Override
    public int flush() {
        List<MemoryEventLog.Entry> entries = List.copyOf(waiting);
        waiting.clear();
        if (entries.isEmpty()) {
            return 0;
        }
        life.enterLog("write events");
        int refused = 0;
        for (int i = 0; i < entries.size(); i++) {
            MemoryEventLog.Entry it = entries.get(i);
            log.append(it.lastSequence(), new UnsafeBuffer(it.bytes()), 0, it.bytes().length);
            int wasThere = log.flush();
            refused += wasThere;
            if (wasThere == 0) {
                written.run();
            }
            life.breakOff("write events", i + 1, entries.size());
            life.pause();
        }
        life.leaveLog("write events");
        return refused;
    }

    @Override
    public long lastSequence() {
        return life.callLog("look for the last sequence", log::lastSequence);
    }

    @Override
    public byte @Nullable [] last() {
        life.enterLog("look for the last event");
        byte[] last = log.last();
        life.leaveLog("look for the last event");
        return last;
    }

    @Override
    public int read(long afterSequence, int limit, Duration wait, EntryHandler handler) {
        return life.callLog("read events", () -> log.read(afterSequence, limit, wait, handler));
    }

    @Override
    public long archivedTo() {
        return life.callLog("look at the event log", log::archivedTo);
    }

    @Override
    public void archived(long sequence) {
        log.archived(sequence);
    }

    @Override
    public void trim(long sequence) {
        life.callLog("trim the event log", () -> {
            log.trim(sequence);
            return sequence;
        });
    }
}
