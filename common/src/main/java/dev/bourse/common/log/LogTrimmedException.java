package dev.bourse.common.log;

/** Entries that were asked for have been forgotten. Asking again does not help. */
public final class LogTrimmedException extends RuntimeException {

    public LogTrimmedException(String message) {
        super(message);
    }
}
