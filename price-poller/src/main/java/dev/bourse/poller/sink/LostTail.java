package dev.bourse.poller.sink;

/** Hears that Redis came back without the last trades that it had confirmed. */
public interface LostTail {

    /**
     * Trades after {@code lastTradeId} must be written again.
     *
     * @param lastTradeId the newest id that Redis still has, or -1 when it has forgotten the symbol altogether
     */
    void onLostTail(String symbol, long lastTradeId);
}
