package dev.bourse.uploader.exchange;

import dev.bourse.exchange.event.EventDigest;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.event.EventReader;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads entries of the event log, from Redis or from the archive. For one thread. */
final class EntryReader {

    private final EventReader reader = new EventReader();
    private final EventDigest chain = new EventDigest();

    /**
     * Reads an entry.
     *
     * @param lastSequence what it is filed under
     * @throws BrokenEventLogException when it can't be read
     */
    LogEntry read(long lastSequence, byte[] bytes) {
        EventEntry entry;
        try {
            entry = reader.readEntry(new UnsafeBuffer(bytes), 0, bytes.length);
        } catch (RuntimeException e) { // what this reader trips over it trips over again
            throw BrokenEventLogException.unreadable(lastSequence, e);
        }
        if (entry.lastSequence() != lastSequence) {
            throw BrokenEventLogException.unreadable(
                    lastSequence, new IllegalStateException("its last event is " + entry.lastSequence()));
        }
        return new LogEntry(entry, bytes, chain.after(entry.digestBefore(), bytes, 0, bytes.length));
    }
}
