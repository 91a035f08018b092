package dev.bourse.poller.feed;

import dev.bourse.common.market.MarketTrade;

/** Takes trades in order; has room for a limited number. */
interface TradeSink {

    /** Takes the trade, or refuses it when there is no room. Never blocks. */
    boolean offer(MarketTrade trade);

    /** Waits until there is room for a good number of trades. */
    void awaitSpace() throws InterruptedException;

    /** Forgets the symbol's trades that were taken and not yet written. */
    void discard(String symbol);
}
