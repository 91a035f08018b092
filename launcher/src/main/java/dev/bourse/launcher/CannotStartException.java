package dev.bourse.launcher;

/** Bourse can't start; the message is one sentence that says why and what to do. */
final class CannotStartException extends RuntimeException {

    CannotStartException(String message) {
        super(message);
    }

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
