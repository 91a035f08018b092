package dev.bourse.engine.simulation;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogTrimmedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A command log that gives out positions like a Redis stream, never fails, and can be told to lose its tail. */
public final class MemoryCommandLog implements CommandLog {

    private final InstantSource clock;
    private final List<Entry> entries = new ArrayList<>();
    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private LogPosition trimmedTo = LogPosition.START;

    public MemoryCommandLog(InstantSource clock) {
        this.clock = clock;
    }

    /** A command and where it stands. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(LogPosition position, byte[] command) {}

    /** Appends a command. */
    public Entry append(byte[] command) {
        LogPosition last = last();
        long major = Math.max(clock.millis(), last.major());
        Entry entry = new Entry(new LogPosition(major, major == last.major() ? last.minor() + 1 : 0), command);
        entries.add(entry);
        return entry;
    }

    @Override
    public LogPosition append(DirectBuffer command, int offset, int length) {
        byte[] copy = new byte[length];
        command.getBytes(offset, copy);
        return append(copy).position();
    }

    @Override
    public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
        if (trimmedTo.isAfter(after)) {
            throw new LogTrimmedException(
                    "commands up to " + trimmedTo + " have been trimmed, also some after " + after);
        }
        int first = indexAfter(after);
        int end = Math.min(entries.size(), first + limit);
        for (int i = first; i < end; i++) {
            hand(entries.get(i), handler);
        }
        return end - first;
    }

    @Override
    public LogPosition last() {
        return entries.isEmpty() ? LogPosition.START : entries.getLast().position();
    }

    @Override
    public boolean has(LogPosition position) {
        int index = indexAfter(position) - 1;
        return index >= 0 && entries.get(index).position().equals(position) && position.isAfter(trimmedTo);
    }

    @Override
    public void trim(LogPosition position) {
        if (position.isAfter(trimmedTo)) {
            trimmedTo = position;
        }
    }

    @Override
    public LogPosition trimmedTo() {
        return trimmedTo;
    }

    /** All commands that there ever were but those that were lost; those that were trimmed, too. */
    public List<Entry> all() {
        return entries;
    }

    /** How many commands have not been trimmed. */
    public int kept() {
        return entries.size() - indexAfter(trimmedTo);
    }

    /** Forgets the newest entries, as Redis does when it is killed before they are on the disk. */
    public void lose(int count) {
        entries.subList(entries.size() - count, entries.size()).clear();
    }

    /** An earlier place: so many entries before that one, as far as they are still there. */
    LogPosition before(LogPosition position, int count) {
        int index = indexAfter(position) - 1 - count;
        LogPosition earlier = index < 0 ? LogPosition.START : entries.get(index).position();
        return trimmedTo.isAfter(earlier) ? position : earlier;
    }

    /** Hands over one entry. */
    void hand(Entry entry, EntryHandler handler) {
        view.wrap(entry.command());
        LogPosition position = entry.position();
        handler.entry(position.major(), position.minor(), position.major(), view, 0, entry.command().length);
    }

    private int indexAfter(LogPosition position) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).position().isAfter(position)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
