package dev.bourse.realtime.account;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.event.EventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Entries of the event log that the tail has passed, for streams that begin there. Thread-safe; calls block. */
final class AccountHistory {

    private static final int BATCH = 500;

    private final EventLog log;
    private final EventReader reader = new EventReader();

    /**
     * A history.
     *
     * @param log on a connection of its own
     */
    AccountHistory(EventLog log) {
        this.log = log;
    }

    /** The next entries after a sequence; none when there are none yet. */
    synchronized List<EventEntry> after(long sequence) {
        List<EventEntry> entries = new ArrayList<>();
        log.read(
                sequence,
                BATCH,
                Duration.ZERO,
                (last, buffer, offset, length) -> entries.add(reader.readEntry(buffer, offset, length)));
        return entries;
    }
}
