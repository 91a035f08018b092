package dev.bourse.maker.quoting;

/**
 * Why a market is not quoted.
 *
 * @param sentence the same for people
 */
public record Pause(Reason reason, String sentence) {

    /** What to do about the orders that are open, and whether somebody should look after it. */
    public enum Reason {
        /** It has just started. */
        STARTING(false, false),
        /** There is no API key: nothing can be done, and nothing is wrong. */
        NO_KEY(false, false),
        /** What the account has open is not known for the moment. */
        CONNECTING(false, true),
        /** It has not been known for too long. */
        BLIND(true, true),
        NO_MARKET(false, true),
        MARKET_HALTED(true, false),
        MARKET_CANCEL_ONLY(true, false),
        /** Nobody would cancel the orders if the maker died. */
        NO_DEAD_MAN_SWITCH(false, true),
        FEED_DOWN(true, false),
        FEED_STALE(true, false),
        PRICE_JUMPED(true, false),
        /** What has become of a request is not known. */
        UNCERTAIN(true, false),
        EXCHANGE_UNAVAILABLE(false, true),
        ACCESS_REFUSED(false, true),
        RATE_LIMITED(false, false),
        NOT_FUNDED(false, true),
        /** The exchange refuses what it should take. */
        ORDER_REFUSED(true, true);

        private final boolean withdraws;
        private final boolean fault;

        Reason(boolean withdraws, boolean fault) {
            this.withdraws = withdraws;
            this.fault = fault;
        }

        /** True when no order should stay open meanwhile. */
        boolean withdraws() {
            return withdraws;
        }

        /** True when the maker can't do its work; else it does it by not quoting. */
        public boolean isFault() {
            return fault;
        }
    }
}
