package dev.bourse.uploader.exchange;

import dev.bourse.common.log.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the event log from where the tables are. For one thread. */
public final class EventTail {

    /** About so much is read at once, whatever the size of entries. */
    private static final int READ_BYTES = 4 << 20;

    /** Larger than most. */
    private static final int FIRST_GUESS_BYTES = 4_096;

    private final EventLog log;
    private final EntryReader reader = new EntryReader();
    private final int mostEntries;
    private int entryBytes = FIRST_GUESS_BYTES;
    private boolean isFull;

    /**
     * Reads on demand.
     *
     * @param mostEvents about so many at once, since an entry has at least one
     */
    public EventTail(EventLog log, int mostEvents) {
        this.log = log;
        this.mostEntries = mostEvents;
    }

    /**
     * The entries after that, none when none comes in time.
     *
     * @throws BrokenEventLogException when one of them can't be read
     * @throws dev.bourse.common.log.LogUnavailableException when the log can't be reached
     */
    public List<LogEntry> read(Progress after, Duration wait) {
        int limit = Math.clamp(READ_BYTES / entryBytes, 1, mostEntries);
        List<LogEntry> entries = new ArrayList<>();
        isFull = false;
        log.read(after.lastSequence(), limit, wait, (lastSequence, buffer, offset, length) -> {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            entries.add(reader.read(lastSequence, bytes));
        });
        if (!entries.isEmpty()) {
            long bytes = entries.stream().mapToLong(it -> it.bytes().length).sum();
            entryBytes = (int) (bytes / entries.size()) + 1;
            isFull = entries.size() == limit;
        }
        return entries;
    }

    /** True when the last read gave as much as it could: more may be waiting. */
    public boolean isFull() {
        return isFull;
    }

    /**
     * Makes sure that the log still has, or had, what the tables have.
     *
     * @throws BrokenEventLogException when it ends before that
     */
    public void check(Progress stored) {
        long newest = log.lastSequence();
        if (newest < stored.lastSequence()) {
            throw BrokenEventLogException.shorter(stored.lastSequence(), newest);
        }
    }
}
