package dev.bourse.common.log;

/** A log can't be reached. Trying again later is right. */
public final class LogUnavailableException extends RuntimeException {

    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
