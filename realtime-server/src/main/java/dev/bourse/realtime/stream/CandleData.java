package dev.bourse.realtime.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A candle as {@code kline_} streams carry it, with Binance's field names.
 *
 * @param symbol the market
 * @param interval its length, for example {@code 1m}
 * @param openTimeMs start of the bucket, Unix milliseconds
 * @param closeTimeMs the bucket's last millisecond
 * @param open price of the first trade
 * @param high highest price
 * @param low lowest price
 * @param close price of the last trade
 * @param volume base asset
 * @param quoteVolume quote asset
 * @param trades number of trades
 * @param closed true when no trade will be added
 * @param lastTradeId newest trade in it; null when it is not known
 */
public record CandleData(
        @JsonProperty("s") String symbol,
        @JsonProperty("i") String interval,
        @JsonProperty("t") long openTimeMs,
        @JsonProperty("T") long closeTimeMs,
        @JsonProperty("o") BigDecimal open,
        @JsonProperty("h") BigDecimal high,
        @JsonProperty("l") BigDecimal low,
        @JsonProperty("c") BigDecimal close,
        @JsonProperty("v") BigDecimal volume,
        @JsonProperty("q") BigDecimal quoteVolume,
        @JsonProperty("n") long trades,
        @JsonProperty("x") boolean closed,
        @JsonProperty("L") @Nullable Long lastTradeId) {}
