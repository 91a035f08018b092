package dev.bourse.engine.runtime;

import dev.bourse.common.log.EventLog;
import org.agrona.DirectBuffer;

/**
 * The way back to those who sent commands and queries. A reply that does not arrive is not sent again: who waits for one asks the engine
 * or the database what has become of the command.
 */
public interface Replies {

    /** Adds a reply to what {@link #flush} sends. The bytes are copied. */
    void send(long instance, DirectBuffer buffer, int offset, int length);

    /** Sends what was added; does not wait until it has arrived. */
    void flush();

    /** Forgets what was added. */
    void clear();

    /**
     * Writes the events that were appended to a log and then sends what was added here. Nothing is sent when the log refuses some of them:
     * whoever calls must first look whether they are the same. When it fails, nothing is left to send.
     *
     * @return what {@link EventLog#flush} returns
     */
    default int flushAfter(EventLog events) {
        try {
            int refused = events.flush();
            if (refused == 0) {
                flush();
            }
            return refused;
        } catch (RuntimeException e) {
            clear();
            throw e;
        }
    }
}
