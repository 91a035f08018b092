package dev.bourse.poller.sink;

import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;

/** What must reach its Redis stream, in order and at least once. */
public sealed interface StreamEntry {

    String symbol();

    /** An entry of {@code binance_trades_stream}. */
    record OfTrade(MarketTrade trade) implements StreamEntry {
        @Override
        public String symbol() {
            return trade.symbol();
        }
    }

    /** An entry of {@code binance_klines_stream}. */
    record OfKline(Kline kline) implements StreamEntry {
        @Override
        public String symbol() {
            return kline.symbol();
        }
    }
}
