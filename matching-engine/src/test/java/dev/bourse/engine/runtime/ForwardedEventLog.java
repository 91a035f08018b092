package dev.bourse.engine.runtime;

import dev.bourse.common.log.EventLog;
import java.time.Duration;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** A log that is another one; a test says what is different. */
class ForwardedEventLog implements EventLog {

    private final EventLog log;

    ForwardedEventLog(EventLog log) {
        this.log = log;
    }

    @Override
    public void append(long lastSequence, DirectBuffer buffer, int offset, int length) {
        log.append(lastSequence, buffer, offset, length);
    }

    @Override
    public int flush() {
        return log.flush();
    }

    @Override
    public long lastSequence() {
        return log.lastSequence();
    }

    @Override
    public byte @Nullable [] last() {
        return log.last();
    }

    @Override
    public int read(long afterSequence, int limit, Duration wait, EntryHandler handler) {
        return log.read(afterSequence, limit, wait, handler);
    }

    @Override
    public long archivedTo() {
        return log.archivedTo();
    }

    @Override
    public void archived(long sequence) {
        log.archived(sequence);
    }

    @Override
    public void trim(long sequence) {
        log.trim(sequence);
    }
}
