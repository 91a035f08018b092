package dev.bourse.exchange.event;

import dev.bourse.common.log.LogPosition;
import java.util.List;

/**
 * The events of one command, or a part of them where there are thousands: an entry of the event log, or a reply.
 *
 * @param firstSequence the sequence of the first of them; of the next event there will be when there are none
 * @param timeMs the command's time, Unix milliseconds
 * @param position the command's place in the command log
 * @param requestId the sender's number for it; 0 for none
 * @param digestBefore a digest of all entries before this one
 * @param isLast false when more events of the same command follow in another entry
 */
public record EventEntry(
        long firstSequence,
        long timeMs,
        LogPosition position,
        long requestId,
        long digestBefore,
        boolean isLast,
        List<EngineEvent> events) {

    /** The sequence of the last of them; the one before {@link #firstSequence} when there are none. */
    public long lastSequence() {
        return firstSequence + events.size() - 1;
    }
}
