package dev.bourse.engine.runtime;

import dev.bourse.common.log.EventLog;
import dev.bourse.engine.journal.EventBatch;
import dev.bourse.engine.journal.Replica;

/**
 * Writes events into the log and sends them as replies. What the log has already, because another engine was faster or this one has been
 * here before its last stop, is compared instead: where the log's newest entry is reached, the digests of all events up to there must be
 * the same.
 */
public final class EventPublisher {

    private final EventLog log;
    private final Replies replies;
    private EventBatch.Tail top = new EventBatch.Tail(0, 0);
    private long done;

    /** Publishes what comes after that, which the log reaches to. */
    public EventPublisher(EventLog log, Replies replies, Replica.Progress start) {
        this.log = log;
        this.replies = replies;
        this.done = start.sequence();
        lookAtTop();
        if (top.sequence() == start.sequence() && top.digest() != start.digest()) {
            throw different();
        }
    }

    /**
     * Publishes all parts of a batch. When it fails because the log is away it may be called again with the same batch.
     *
     * @throws EngineHaltException when the log has other events than these
     */
    public void publish(EventBatch batch) {
        compare(batch);
        for (int part = 0; part < batch.parts(); part++) {
            if (batch.hasEvents(part) && batch.lastSequence(part) > top.sequence()) {
                log.append(batch.lastSequence(part), batch.buffer(), batch.offset(part), batch.length(part));
            }
            if (batch.replyTo(part) != 0) {
                replies.send(batch.replyTo(part), batch.buffer(), batch.offset(part), batch.length(part));
            }
        }
        if (replies.flushAfter(log) > 0) {
            lookAtTop();
            compare(batch);
            replies.flush();
        }
        if (batch.parts() > 0) {
            done = batch.lastSequence(batch.parts() - 1);
        }
    }

    /**
     * After the log was away: makes sure that it still has what was written.
     *
     * @throws EngineHaltException when it has not
     */
    public void checkNothingIsLost() {
        long newest = log.lastSequence();
        if (newest < done) {
            throw new EngineHaltException("the event log ends at " + newest + " but had " + done
                    + " already: Redis has lost its tail. Start the engine again: it writes the lost events anew when the commands are"
                    + " still there, and says what to do when they are not");
        }
    }

    private void lookAtTop() {
        long lastSequence = log.lastSequence(); // first, since another engine may write the first entry meanwhile
        byte[] newest = log.last();
        if (newest != null) {
            top = EventBatch.tail(newest);
        } else if (lastSequence > 0) {
            throw new EngineHaltException("the event log's newest entry, " + lastSequence
                    + ", was deleted: what this engine writes can't be held against it");
        }
    }

    private void compare(EventBatch batch) {
        long before = done;
        for (int part = 0; part < batch.parts(); part++) {
            long sequence = batch.lastSequence(part);
            boolean reaches = before < top.sequence() && sequence >= top.sequence();
            if (reaches && !top.equals(new EventBatch.Tail(sequence, batch.digestAfter(part)))) {
                throw different();
            }
            before = sequence;
        }
    }

    private EngineHaltException different() {
        return new EngineHaltException("the event log has another event " + top.sequence()
                + " than this engine: they have not done the same commands. Nothing more is written");
    }
}
