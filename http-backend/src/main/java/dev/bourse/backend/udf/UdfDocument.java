package dev.bourse.backend.udf;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the protocol's paths answer, with its names. */
final class UdfDocument {

    static final List<String> RESOLUTIONS = List.of("30S", "1", "5", "15", "60", "240", "1D");
    static final List<String> INTRADAY = List.of("1", "5", "15", "60", "240");
    static final List<String> SECONDS = List.of("30");
    static final List<String> DAILY = List.of("1");

    private UdfDocument() {}

    @Schema(name = "UdfConfig")
    record Config(
            @JsonProperty("supports_search") boolean supportsSearch,
            @JsonProperty("supports_group_request") boolean supportsGroupRequest,
            @JsonProperty("supports_marks") boolean supportsMarks,
            @JsonProperty("supports_timescale_marks") boolean supportsTimescaleMarks,
            @JsonProperty("supports_time") boolean supportsTime,

            @JsonProperty("supported_resolutions")
            @Schema(example = "[\"30S\",\"1\",\"5\",\"15\",\"60\",\"240\",\"1D\"]")
            List<String> supportedResolutions,

            List<Exchange> exchanges,
            @JsonProperty("symbols_types") List<SymbolType> symbolsTypes) {

        /** Symbols are found and resolved one by one, for which a library must not be told of groups as well. */
        static final Config ONLY = new Config(
                true,
                false,
                false,
                false,
                true,
                RESOLUTIONS,
                List.of(
                        new Exchange("", "All exchanges", ""),
                        new Exchange(UdfMarkets.FEED, UdfMarkets.FEED, "Markets of the feed"),
                        new Exchange(UdfMarkets.OWN, UdfMarkets.OWN, "Markets that orders can be placed in here")),
                List.of(new SymbolType("All types", ""), new SymbolType("Crypto", UdfSymbol.TYPE)));
    }

    @Schema(name = "UdfExchange")
    record Exchange(String value, String name, String desc) {}

    @Schema(name = "UdfSymbolType")
    record SymbolType(String name, String value) {}

    @Schema(name = "UdfFound")
    record Found(
            @Schema(example = "BTCUSDT") String symbol,

            @JsonProperty("full_name") @Schema(example = "Feed:BTCUSDT")
            String fullName,

            @Schema(example = "BTC/USDT") String description,
            @Schema(example = "Feed") String exchange,
            @Schema(example = "BTCUSDT") String ticker,
            @Schema(example = "crypto") String type) {}

    /** A table: what is a list has an entry for each symbol, what is not holds for all. */
    @Schema(name = "UdfSymbolInfo")
    record SymbolInfo(
            @Schema(example = "ok") String s,
            @Schema(example = "[\"BTCUSDT\"]") List<String> symbol,
            List<String> ticker,
            List<String> description,
            @JsonProperty("currency") List<String> currency,
            @JsonProperty("base-currency") List<String> baseCurrency,
            @JsonProperty("exchange-listed") List<String> listedExchange,
            @JsonProperty("exchange-traded") List<String> tradedExchange,
            List<Long> minmovement,
            List<Long> pricescale,
            @JsonProperty("volume-precision") List<Integer> volumePrecision,
            int minmovement2,
            boolean fractional,
            String type,
            String timezone,
            @JsonProperty("session-regular") String session,
            @JsonProperty("has-intraday") boolean hasIntraday,
            @JsonProperty("has-seconds") boolean hasSeconds,
            @JsonProperty("has-daily") boolean hasDaily,
            @JsonProperty("has-weekly-and-monthly") boolean hasWeeklyAndMonthly,
            @JsonProperty("intraday-multipliers") List<String> intradayMultipliers,
            @JsonProperty("seconds-multipliers") List<String> secondsMultipliers,
            @JsonProperty("supported-resolutions") List<String> supportedResolutions) {

        static SymbolInfo of(List<UdfSymbol> symbols) {
            return new SymbolInfo(
                    "ok",
                    symbols.stream().map(UdfSymbol::name).toList(),
                    symbols.stream().map(UdfSymbol::ticker).toList(),
                    symbols.stream().map(UdfSymbol::description).toList(),
                    symbols.stream().map(UdfSymbol::currencyCode).toList(),
                    symbols.stream().map(UdfSymbol::baseCurrency).toList(),
                    symbols.stream().map(UdfSymbol::listedExchange).toList(),
                    symbols.stream().map(UdfSymbol::exchange).toList(),
                    symbols.stream().map(UdfSymbol::minmov).toList(),
                    symbols.stream().map(UdfSymbol::pricescale).toList(),
                    symbols.stream().map(UdfSymbol::volumePrecision).toList(),
                    0,
                    false,
                    UdfSymbol.TYPE,
                    UdfSymbol.TIMEZONE,
                    UdfSymbol.SESSION,
                    true,
                    true,
                    true,
                    false,
                    INTRADAY,
                    SECONDS,
                    RESOLUTIONS);
        }
    }
}
