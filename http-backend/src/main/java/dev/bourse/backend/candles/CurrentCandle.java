package dev.bourse.backend.candles;

import dev.bourse.common.market.CandleDuration;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The newest candle, with what is needed to go on with it from live trades. */
@Schema(name = "CurrentCandle")
record CurrentCandle(
        @Schema(example = "BTCUSDT") String symbol,

        @Schema(type = "string", example = "1m") CandleDuration duration,

        @Schema(description = "start of the bucket, Unix seconds", example = "1756477140")
        long time,

        @Schema(example = "108700.43") String open,

        @Schema(example = "108723.46") String high,

        @Schema(example = "108666") String low,

        @Schema(example = "108699.98") String close,

        @Schema(description = "base asset", example = "12.38192")
        String volume,

        @Schema(description = "quote asset", example = "1345914.0871")
        String quoteVolume,

        @Schema(example = "2246") long trades,

        @Schema(
                description = "newest trade that is in it; null: it was made of the exchange's klines alone",
                example = "3735683259")
        @Nullable
        Long lastTradeId,

        @Schema(
                description = "Unix milliseconds; trades before that time are in it through the exchange's klines",
                example = "1756477140000")
        @Nullable
        Long coveredUntil) {}
