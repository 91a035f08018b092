package dev.bourse.service;

/** A setting with a value that the service can't start with. */
public final class InvalidSettingException extends RuntimeException {

    /**
     * Says what is wrong in one sentence.
     *
     * @param variable the environment variable, for example {@code BATCH_SIZE}
     * @param value what it is set to
     * @param allowed what it may be, for example {@code a whole number from 1 to 100000}
     */
    public InvalidSettingException(String variable, String value, String allowed) {
        super(variable + " is '" + value + "', but it must be " + allowed + ".");
    }
}
