package dev.bourse.backend.web;

import java.util.Map;

/** A request that is answered with an error. It carries no stack trace: it says something of the request, not of the code. */
public final class RefusedException extends RuntimeException {

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    /**
     * Refuses a request.
     *
     * @param message what a person can do about it
     * @param details the values behind it
     */
    public RefusedException(ErrorCode code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
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
