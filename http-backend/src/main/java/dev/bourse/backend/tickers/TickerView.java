package dev.bourse.backend.tickers;

import dev.bourse.common.market.Ticker;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A {@link Ticker} as clients see it: decimals are strings. */
@Schema(name = "Ticker")
record TickerView(
        @Schema(example = "BTCUSDT") String symbol,

        @Schema(description = "price 24 hours ago", example = "107100.01")
        String first,

        @Schema(description = "newest price", example = "108400.5")
        String last,

        @Schema(example = "109000") String high,

        @Schema(example = "106500") String low,

        @Schema(description = "last - first", example = "1300.49")
        String change,

        @Schema(description = "change in percent of first", example = "1.214")
        String percent,

        @Schema(description = "base asset", example = "12043.10231")
        String volume,

        @Schema(description = "quote asset", example = "1298034212.12")
        String quoteVolume,

        @Schema(example = "1834221") long trades,

        @Schema(description = "the exchange's best bid; null when there is none", example = "108400.49") @Nullable
        String bid,

        @Schema(description = "the exchange's best ask; null when there is none", example = "108400.5") @Nullable
        String ask,

        @Schema(description = "when the exchange computed it, Unix milliseconds", example = "1756480528000")
        long timestamp) {

    static TickerView of(Ticker ticker) {
        return new TickerView(
                ticker.symbol(),
                plain(ticker.first()),
                plain(ticker.last()),
                plain(ticker.high()),
                plain(ticker.low()),
                plain(ticker.change()),
                plain(ticker.percent()),
                plain(ticker.volume()),
                plain(ticker.quoteVolume()),
                ticker.trades(),
                plain(ticker.bid()),
                plain(ticker.ask()),
                ticker.timestamp());
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
