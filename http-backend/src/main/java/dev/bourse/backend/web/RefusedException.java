package dev.bourse.backend.web;

import java.util.Map;

/** A request that is answered with an error. It carries no stack trace: it says something of the request, not of the code. */
public final class RefusedException extends RuntimeException {

    private final ErrorCode code;
    private final transient Map<String, Object> details;
    private final long retryAfterSeconds;

    /**
     * Refuses a request.
     *
     * @param message what a person can do about it
     * @param details the values behind it
     */
    public RefusedException(ErrorCode code, String message, Map<String, Object> details) {
        this(code, message, details, 0);
    }

    private RefusedException(ErrorCode code, String message, Map<String, Object> details, long retryAfterSeconds) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** With the example as its message and no values: where there is nothing more to say. */
    public static RefusedException of(ErrorCode code) {
        return new RefusedException(code, code.example(), Map.of());
    }

    /** Refuses a request that may be made again after a while, which the header {@code Retry-After} tells. */
    public static RefusedException retryAfter(
            long seconds, ErrorCode code, String message, Map<String, Object> details) {
        return new RefusedException(code, message, details, seconds);
    }

    /** When to try again; 0: that is not known. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public ErrorCode code() {
        return code;
    }

    Map<String, Object> details() {
        return details;
    }

    ErrorBody body() {
        return ErrorBody.of(code, String.valueOf(getMessage()), details);
    }
}
