package dev.bourse.realtime.stream;

import dev.bourse.common.market.MarketTrade;

/** Is told of each trade once, in the order of each market's trades. Must not block. Thread-safe. */
public interface TradeListener {
    void traded(MarketTrade trade);
}
