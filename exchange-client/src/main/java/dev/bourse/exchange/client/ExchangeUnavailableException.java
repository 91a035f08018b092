package dev.bourse.exchange.client;

/** The exchange can't be reached, or does not answer in time. */
public final class ExchangeUnavailableException extends RuntimeException {

    private final boolean maybeDone;

    /**
     * Says what is wrong.
     *
     * @param maybeDone see {@link #isMaybeDone}
     */
    public ExchangeUnavailableException(String message, boolean maybeDone) {
        super(message, null, false, false);
        this.maybeDone = maybeDone;
    }

    /** True when the command may have been done, or may still be; false when it never will. */
    public boolean isMaybeDone() {
        return maybeDone;
    }
}
