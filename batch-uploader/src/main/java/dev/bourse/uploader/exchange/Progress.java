package dev.bourse.uploader.exchange;

/**
 * How far the tables are.
 *
 * @param lastSequence the newest event that was applied; 0 when there was none
 * @param lastTimeMs the time of its command, Unix milliseconds
 * @param digest of the log's chain up to there
 */
public record Progress(long lastSequence, long lastTimeMs, long digest) {

    static final Progress NONE = new Progress(0, 0, 0);

    /**
     * How far they are when an entry has been applied.
     *
     * @throws BrokenEventLogException when it is not the next one
     */
    Progress then(LogEntry next) {
        if (next.firstSequence() > lastSequence + 1) {
            throw BrokenEventLogException.gap(lastSequence, next.firstSequence());
        }
        if (next.firstSequence() <= lastSequence || next.events().digestBefore() != digest) {
            throw BrokenEventLogException.fork(lastSequence, next.firstSequence());
        }
        return new Progress(next.lastSequence(), next.events().timeMs(), next.digestAfter());
    }
}
