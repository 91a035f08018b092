package dev.bourse.backend.udf;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.backend.symbols.Listed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One market as {@code LibrarySymbolInfo} of TradingView's library has it. A price step is {@code minmov / pricescale}.
 *
 * @param name what people see
 * @param ticker what all other paths take
 * @param minmov how many of the smallest decimals a step is
 * @param pricescale how many of them there are in one
 */
@Schema(name = "UdfSymbol")
record UdfSymbol(
        @Schema(example = "BTCUSDT") String name,
        @Schema(example = "BTCUSDT") String ticker,
        @Schema(example = "BTC/USDT") String description,
        @Schema(example = TYPE) String type,
        @Schema(example = SESSION) String session,
        @Schema(example = TIMEZONE) String timezone,
        @Schema(example = "Feed") String exchange,

        @JsonProperty("listed_exchange") @Schema(example = "Feed")
        String listedExchange,

        @JsonProperty("currency_code") @Schema(example = "USDT")
        String currencyCode,

        @JsonProperty("base_currency") @Schema(example = "BTC")
        String baseCurrency,

        @Schema(example = "price") String format,
        @Schema(example = "1") long minmov,
        int minmov2,
        @Schema(example = "100") long pricescale,
        boolean fractional,

        @JsonProperty("volume_precision") @Schema(example = "5")
        int volumePrecision,

        @JsonProperty("has_intraday") boolean hasIntraday,
        @JsonProperty("has_seconds") boolean hasSeconds,
        @JsonProperty("has_daily") boolean hasDaily,
        @JsonProperty("has_weekly_and_monthly") boolean hasWeeklyAndMonthly,
        @JsonProperty("intraday_multipliers") List<String> intradayMultipliers,
        @JsonProperty("seconds_multipliers") List<String> secondsMultipliers,
        @JsonProperty("daily_multipliers") List<String> dailyMultipliers,

        @JsonProperty("supported_resolutions") @Schema(example = "[\"30S\",\"1\",\"5\",\"15\",\"60\",\"240\",\"1D\"]")
        List<String> supportedResolutions,

        @JsonProperty("visible_plots_set") @Schema(example = "ohlcv")
        String visiblePlotsSet,

        @JsonProperty("data_status") @Schema(example = "streaming")
        String dataStatus) {

    static final String TYPE = "crypto";
    static final String SESSION = "24x7";
    static final String TIMEZONE = "Etc/UTC";

    /** A market whose price step is known. */
    static UdfSymbol of(Listed market, BigDecimal tickSize) {
        int decimals = decimals(tickSize);
        return new UdfSymbol(
                market.symbol(),
                market.symbol(),
                market.name(),
                TYPE,
                SESSION,
                TIMEZONE,
                UdfMarkets.exchange(market),
                UdfMarkets.exchange(market),
                market.quoteAsset(),
                market.baseAsset(),
                "price",
                tickSize.movePointRight(decimals).longValueExact(),
                0,
                BigDecimal.ONE.movePointRight(decimals).longValueExact(),
                false,
                decimals(market.lotSize()),
                true,
                true,
                true,
                false,
                UdfDocument.INTRADAY,
                UdfDocument.SECONDS,
                UdfDocument.DAILY,
                UdfDocument.RESOLUTIONS,
                "ohlcv",
                "streaming");
    }

    private static int decimals(@Nullable BigDecimal step) {
        return step == null ? 0 : Math.max(0, step.stripTrailingZeros().scale());
    }
}
