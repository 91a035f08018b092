package dev.bourse.engine.simulation;

import dev.bourse.common.log.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** An event log that refuses ids that are not greater than all before, never fails, and can be told to lose its tail. */
public final class MemoryEventLog implements EventLog {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> waiting = new ArrayList<>();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private long trimmedTo;
    private long archivedTo = Long.MAX_VALUE;

    /** An entry, and the sequence of its last event, which is its id. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(long lastSequence, byte[] bytes) {}

    @Override
    public void append(long lastSequence, DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        waiting.add(new Entry(lastSequence, copy));
    }

    @Override
    public int flush() {
        int refused = 0;
        for (Entry it : waiting) {
            if (it.lastSequence() > lastSequence()) {
                entries.add(it);
            } else {
                refused++;
            }
        }
        waiting.clear();
        return refused;
    }

    @Override
    public long lastSequence() {
        return entries.isEmpty() ? 0 : entries.getLast().lastSequence();
    }

    @Override
    public byte @Nullable [] last() {
        return lastSequence() <= trimmedTo ? null : entries.getLast().bytes();
    }

    @Override
    public int read(long afterSequence, int limit, Duration wait, EntryHandler handler) {
        List<Entry> wanted = entries.stream()
                .filter(it -> it.lastSequence() > Math.max(afterSequence, trimmedTo))
                .limit(limit)
                .toList();
        for (Entry it : wanted) {
            view.wrap(it.bytes());
            handler.entry(it.lastSequence(), view, 0, it.bytes().length);
        }
        return wanted.size();
    }

    @Override
    public long archivedTo() {
        return archivedTo;
    }

    @Override
    public void archived(long sequence) {
        archivedTo = sequence;
    }

    @Override
    public void trim(long sequence) {
        trimmedTo = Math.max(trimmedTo, sequence);
    }

    /** All entries that there ever were but those that were lost; those that were trimmed, too. */
    public List<Entry> all() {
        return entries;
    }

    /** Up to which event entries have been trimmed. */
    public long trimmedTo() {
        return trimmedTo;
    }

    /** How many entries have not been trimmed. */
    public int kept() {
        return (int)
                entries.stream().filter(it -> it.lastSequence() > trimmedTo).count();
    }

    /** Forgets the newest entries, as Redis does when it is killed before they are on the disk. */
    public void lose(int count) {
        entries.subList(entries.size() - count, entries.size()).clear();
    }
}
