package dev.bourse.engine.runtime;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import java.time.Duration;
import org.agrona.DirectBuffer;

/** A log that is another one; a test says what is different. */
class ForwardedCommandLog implements CommandLog {

    private final CommandLog log;

    ForwardedCommandLog(CommandLog log) {
        this.log = log;
    }

    @Override
    public LogPosition append(DirectBuffer command, int offset, int length) {
        return log.append(command, offset, length);
    }

    @Override
    public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
        return log.read(after, limit, wait, handler);
    }

    @Override
    public LogPosition last() {
        return log.last();
    }

    @Override
    public boolean has(LogPosition position) {
        return log.has(position);
    }

    @Override
    public void trim(LogPosition position) {
        log.trim(position);
    }

    @Override
    public LogPosition trimmedTo() {
        return log.trimmedTo();
    }
}
