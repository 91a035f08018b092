package dev.bourse.uploader.exchange;

import dev.bourse.exchange.event.EventEntry;

/**
 * An entry of the event log.
 *
 * @param events what it says
 * @param bytes as it stands in the log
 * @param digestAfter the digest of all entries up to and with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LogEntry(EventEntry events, byte[] bytes, long digestAfter) {

    public long firstSequence() {
        return events.firstSequence();
    }

    public long lastSequence() {
        return events.lastSequence();
    }

    int count() {
        return events.events().size();
    }
}
