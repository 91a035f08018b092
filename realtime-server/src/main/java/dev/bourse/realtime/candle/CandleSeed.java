package dev.bourse.realtime.candle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The newest candle that the backend knows.
 *
 * @param time start of the bucket, Unix seconds
 * @param open price of the first trade
 * @param high highest price
 * @param low lowest price
 * @param close price of the last trade
 * @param volume base asset
 * @param quoteVolume quote asset
 * @param trades number of trades
 * @param lastTradeId newest trade that is in it; null when it was made of klines only
 * @param coveredUntil Unix milliseconds; all trades before that time are in it; null when no kline is
 */
record CandleSeed(
        @JsonProperty(required = true) long time,
        @JsonProperty(required = true) BigDecimal open,
        @JsonProperty(required = true) BigDecimal high,
        @JsonProperty(required = true) BigDecimal low,
        @JsonProperty(required = true) BigDecimal close,
        @JsonProperty(required = true) BigDecimal volume,
        @JsonProperty(required = true) BigDecimal quoteVolume,
        @JsonProperty(required = true) long trades,
        @Nullable Long lastTradeId,
        @Nullable Long coveredUntil) {

    long openTimeMs() {
        return TimeUnit.SECONDS.toMillis(time);
    }

    boolean contains(MarketTrade trade) {
        return (lastTradeId != null && trade.tradeId() <= lastTradeId) || isCovered(trade);
    }

    /** True when no trade can lie between this candle's newest and {@code oldest} of those that would be added to it. */
    boolean reaches(@Nullable MarketTrade oldest) {
        return oldest == null || isCovered(oldest) || (lastTradeId != null && oldest.tradeId() <= lastTradeId + 1);
    }

    private boolean isCovered(MarketTrade trade) {
        return coveredUntil != null && trade.timeMs() < coveredUntil;
    }
}
