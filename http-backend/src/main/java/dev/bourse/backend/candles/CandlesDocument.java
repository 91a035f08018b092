package dev.bourse.backend.candles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes that {@link CandleJson} writes, for the OpenAPI document. */
final class CandlesDocument {

    private CandlesDocument() {}

    @Schema(name = "Candle")
    record CandleDocument(
            @Schema(description = "start of the bucket, Unix seconds", example = "1756477140")
            long time,

            @Schema(example = "108700.43") BigDecimal open,

            @Schema(example = "108723.46") BigDecimal high,

            @Schema(example = "108666") BigDecimal low,

            @Schema(example = "108699.98") BigDecimal close,

            @Schema(description = "base asset", example = "12.38192")
            BigDecimal volume,

            @Schema(description = "quote asset", example = "1345914.0871")
            BigDecimal quoteVolume,

            @Schema(description = "number of trades", example = "2246")
            long trades) {}

    @Schema(name = "Candles")
    record Candles(
            @Schema(example = "BTCUSDT") String asset,

            @Schema(example = "5m") String duration,

            @Schema(description = "as asked for; null: open", example = "2025-08-29T14:00:00.000Z") @Nullable
            String startTime,

            @Schema(description = "as asked for; null: open", example = "2025-08-29T16:00:00.000Z") @Nullable
            String endTime,

            List<CandleDocument> candles,

            @Schema(
                    description = "the startTime of the next page, Unix milliseconds; absent when nothing follows",
                    example = "1756479900000")
            @Nullable
            Long nextStartTime) {}

    @Schema(name = "Klines")
    record Klines(
            @Schema(example = "BTCUSDT") String symbol,

            @Schema(example = "5m") String interval,

            @Schema(description = "as asked for; null: open", example = "2025-08-29T14:00:00.000Z") @Nullable
            String startTime,

            @Schema(description = "as asked for; null: open", example = "2025-08-29T16:00:00.000Z") @Nullable
            String endTime,

            List<CandleDocument> candles,

            @Schema(
                    description = "the startTime of the next page, Unix milliseconds; absent when nothing follows",
                    example = "1756479900000")
            @Nullable
            Long nextStartTime) {}

    @Schema(name = "Bar")
    record Bar(
            @Schema(description = "start of the bucket, Unix seconds", example = "1756477140")
            long time,

            @Schema(example = "108700.43") BigDecimal open,

            @Schema(example = "108723.46") BigDecimal high,

            @Schema(example = "108666") BigDecimal low,

            @Schema(example = "108699.98") BigDecimal close,

            @Schema(description = "base asset", example = "12.38192")
            BigDecimal volume) {}

    @Schema(name = "Bars")
    record Bars(
            @Schema(example = "BTCUSDT") String symbol,

            @Schema(description = "the resolution by our own name", example = "1m")
            String resolution,

            List<Bar> bars) {}

    @Schema(name = "UdfBars")
    record UdfBars(
            @Schema(
                    example = "ok",
                    allowableValues = {"ok", "no_data"})
            String s,

            @Schema(description = "only without data: the newest bar before, Unix seconds", example = "1756476000")
            @Nullable
            Long nextTime,

            @Schema(description = "start of the bucket, Unix seconds", example = "[1756477140]") @Nullable
            List<Long> t,

            @Schema(description = "open", example = "[108700.43]") @Nullable
            List<BigDecimal> o,

            @Schema(description = "high", example = "[108723.46]") @Nullable
            List<BigDecimal> h,

            @Schema(description = "low", example = "[108666]") @Nullable
            List<BigDecimal> l,

            @Schema(description = "close", example = "[108699.98]") @Nullable
            List<BigDecimal> c,

            @Schema(description = "volume, base asset", example = "[12.38192]") @Nullable
            List<BigDecimal> v) {}
}
