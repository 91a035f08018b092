package dev.bourse.common.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.agrona.DirectBuffer;

/**
 * The ordered, durable log of all commands. Many append, engines read.
 *
 * <p>All methods throw {@link LogUnavailableException} when the log can't be reached; what was asked may then have been done or not.
 */
public interface CommandLog {

    /**
     * Appends a command. When it returns, the command is as durable as the log's settings make it.
     *
     * @return where it stands
     */
    LogPosition append(DirectBuffer command, int offset, int length);

    /**
     * Hands over the entries after a position, in their order.
     *
     * @param limit how many at most
     * @param wait for how long to wait for the first
     * @return how many there were
     * @throws LogTrimmedException when some of them have been forgotten
     */
    int read(LogPosition after, int limit, Duration wait, EntryHandler handler);

    /** As the other {@code read}, for a thread that has something else to do as long as the log lets it wait. */
    default int read(LogPosition after, int limit, Duration wait, Meanwhile meanwhile, EntryHandler handler) {
        return read(after, limit, wait, handler);
    }

    /** Where the newest entry stands or stood; {@link LogPosition#START} when there was never one. */
    LogPosition last();

    /** True when there is an entry at that position. */
    boolean has(LogPosition position);

    /** Forgets all entries up to and with that position. */
    void trim(LogPosition position);

    /** Up to where entries may have been forgotten. */
    LogPosition trimmedTo();

    /** Something else to do for a thread that waits for entries. */
    interface Meanwhile {

        /**
         * Does it until that is done, and not longer; may return earlier when there is no more to do.
         *
         * @throws TimeoutException when it is not done in that time
         */
        void until(CompletableFuture<?> done, Duration atMost) throws InterruptedException, TimeoutException;
    }

    /** Takes an entry. */
    interface EntryHandler {

        /**
         * Takes an entry; its bytes are valid until this returns.
         *
         * @param major see {@link LogPosition}
         * @param minor see {@link LogPosition}
         * @param timeMs the command's time: never before that of an earlier entry
         */
        void entry(long major, long minor, long timeMs, DirectBuffer buffer, int offset, int length);
    }
}
