package dev.bourse.uploader.exchange;

/**
 * The event log does not go on where the database stands, so nothing can be applied without making it wrong. Only a person can help; the
 * message says how.
 */
public final class BrokenEventLogException extends RuntimeException {

    private BrokenEventLogException(String message, Throwable cause) {
        super(message, cause);
    }

    private BrokenEventLogException(String message) {
        super(message);
    }

    static BrokenEventLogException gap(long archived, long next) {
        return new BrokenEventLogException("events " + (archived + 1) + " to " + (next - 1)
                + " are neither in the database nor in the event log any more; restore a backup of the database that has them, or"
                + " of the append-only file of the exchange's Redis. Until then nothing of the exchange is stored");
    }

    static BrokenEventLogException shorter(long archived, long newest) {
        return new BrokenEventLogException("the event log ends at " + newest + " but the database has events up to "
                + archived
                + ": EXCHANGE_REDIS_URL leads to another Redis, or Redis has lost its data; restore its append-only file."
                + " Until then nothing of the exchange is stored");
    }

    static BrokenEventLogException fork(long archived, long next) {
        return new BrokenEventLogException("event " + next + " of the event log does not follow event " + archived
                + " of the database: they are of two different histories, since one of them was set back or exchanged; restore"
                + " the one that was. Until then nothing of the exchange is stored");
    }

    static BrokenEventLogException archive(long archived, long applied) {
        return new BrokenEventLogException("the archive (engine_events) ends at event " + archived
                + " but the tables are at event " + applied
                + ": rows of the archive have been lost or changed; restore a backup of the database that has them");
    }

    static BrokenEventLogException unreadable(long lastSequence, RuntimeException cause) {
        return new BrokenEventLogException(
                "entry " + lastSequence + " of the event log can't be read (" + cause.getMessage()
                        + "); if the engine is newer than the batch-uploader, upgrade that. Until then nothing of the exchange is stored",
                cause);
    }
}
