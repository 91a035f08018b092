package dev.bourse.common.log;

import java.time.Duration;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The ordered, durable log of all events. An entry's id is the sequence of its last event, and ids only grow: the same entry written twice,
 * by an engine that was started again or by a second one, is there once.
 *
 * <p>All methods throw {@link LogUnavailableException} when the log can't be reached; what was asked may then have been done or not.
 */
public interface EventLog {

    /** Adds an entry to what {@link #flush} writes. The bytes are copied. */
    void append(long lastSequence, DirectBuffer buffer, int offset, int length);

    /**
     * Writes what was appended, in its order; nothing is left to write afterwards, also when it fails.
     *
     * @return how many entries were not written because their id, or a greater one, was there already
     */
    int flush();

    /** The id of the newest entry that there is or was; 0 when there was never one. */
    long lastSequence();

    /** The newest entry, or null when there is none. */
    byte @Nullable [] last();

    /**
     * Hands over the entries with greater ids than that, in their order. Some may have been forgotten: the first event's sequence tells.
     *
     * @param limit how many at most
     * @param wait for how long to wait for the first
     * @return how many there were
     */
    int read(long afterSequence, int limit, Duration wait, EntryHandler handler);

    /** Up to which sequence all events are kept elsewhere for good, so that they may be forgotten here; 0 when nobody has said so. */
    long archivedTo();

    /** Says that all events up to and with that sequence are kept elsewhere for good. */
    void archived(long sequence);

    /** Forgets all entries up to and with that sequence. */
    void trim(long sequence);

    /** Takes an entry. */
    interface EntryHandler {

        /** Takes an entry; its bytes are valid until this returns. */
        void entry(long lastSequence, DirectBuffer buffer, int offset, int length);
    }
}
