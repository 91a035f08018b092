package dev.bourse.engine.runtime;

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
}
