package dev.bourse.realtime.exchange;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.event.EventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads entries of the event log as records. For one thread. */
final class EntryReader {

    private final EventLog log;
    private final EventReader reader = new EventReader();

    EntryReader(EventLog log) {
        this.log = log;
    }

    /** The entries after a sequence, in their order, at most {@code limit}; waits for the first one. */
    List<EventEntry> after(long sequence, int limit, Duration wait) {
        List<EventEntry> entries = new ArrayList<>();
        log.read(
                sequence,
                limit,
                wait,
                (last, buffer, offset, length) -> entries.add(reader.readEntry(buffer, offset, length)));
        return entries;
    }
}
