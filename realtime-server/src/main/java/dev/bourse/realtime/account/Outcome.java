package dev.bourse.realtime.account;

import dev.bourse.realtime.stream.Refusal;

/** What became of something that the backend was asked. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    /**
     * It was not done.
     *
     * @param status of HTTP: 401 and 403 say that it is the client who may not
     * @param refusal for the client
     */
    record Refused<T>(int status, Refusal refusal) implements Outcome<T> {

        /** True when the client is not, or no longer, who may do this. */
        boolean isOfSession() {
            return status == 401 || status == 403;
        }

        /** The same for something else that was asked. */
        <U> Refused<U> of() {
            return new Refused<>(status, refusal);
        }
    }
}
