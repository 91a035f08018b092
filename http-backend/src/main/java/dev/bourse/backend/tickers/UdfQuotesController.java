package dev.bourse.backend.tickers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.Listed;
import dev.bourse.backend.udf.UdfMarkets;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /quotes} of TradingView's UDF protocol. */
@RestController
@Tag(name = "TradingView UDF")
final class UdfQuotesController {

    private static final int MOST = 50;

    private final Tickers tickers;
    private final UdfMarkets markets;

    UdfQuotesController(Tickers tickers, UdfMarkets markets) {
        this.tickers = tickers;
        this.markets = markets;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/udf/quotes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Prices and 24-hour statistics",
            description =
                    "Of each symbol in the order asked for; one that there is nothing to tell of has `s` `error`. Whatever else is wrong "
                            + "with the question is told as `{\"s\":\"error\",\"errmsg\":\"..\"}` with status 200.")
    @Refuses({ErrorCode.REDIS_UNAVAILABLE, ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.DATABASE_BUSY})
    ResponseEntity<Quotes> quotes(
            @Parameter(
                            required = true,
                            description = "tickers, at most 50, with commas between",
                            example = "BTCUSDT,ETHUSDT")
                    @RequestParam(required = false)
                    @Nullable
                    String symbols) {
        List<String> names = Arrays.stream(
                        Parameters.required("symbols", symbols).split(",", -1))
                .toList();
        if (names.size() > MOST) {
            throw new RefusedException(
                    ErrorCode.INVALID_PARAMETER,
                    "symbols are " + names.size() + ", and " + MOST + " are the most; ask for fewer at once.",
                    Map.of("parameter", "symbols", "maximum", MOST));
        }
        Quotes quotes = new Quotes("ok", names.stream().map(this::quote).toList());
        return Fresh.ok(quotes);
    }

    private Quote quote(String name) {
        try {
            Listed market = markets.market("symbols", name);
            return new Quote("ok", name, Values.of(market, tickers.ticker(market.symbol())), null);
        } catch (RefusedException e) {
            return new Quote("error", name, Values.NONE, e.getMessage());
        }
    }

    @Schema(name = "UdfQuotes")
    record Quotes(@Schema(example = "ok") String s, List<Quote> d) {}

    @Schema(name = "UdfQuote")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Quote(
            @Schema(
                    example = "ok",
                    allowableValues = {"ok", "error"})
            String s,

            @Schema(description = "as asked for", example = "BTCUSDT")
            String n,

            @Schema(description = "empty with `error`") Values v,

            @Schema(description = "only with `error`", example = "There is no market DOGE here.") @Nullable
            String errmsg) {}

    @Schema(name = "UdfQuoteValues")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Values(
            @Schema(description = "change in 24 hours", example = "1300.49") @Nullable
            BigDecimal ch,

            @Schema(description = "the same in percent", example = "1.214") @Nullable
            BigDecimal chp,

            @JsonProperty("short_name") @Schema(example = "BTCUSDT") @Nullable
            String shortName,

            @JsonProperty("original_name") @Schema(example = "Feed:BTCUSDT") @Nullable
            String originalName,

            @Schema(example = "Feed") @Nullable String exchange,
            @Schema(example = "BTC/USDT") @Nullable String description,

            @Schema(description = "last price", example = "108400.5") @Nullable
            BigDecimal lp,

            @Schema(example = "108400.5") @Nullable BigDecimal ask,
            @Schema(example = "108400.49") @Nullable BigDecimal bid,

            @JsonProperty("open_price") @Schema(description = "24 hours ago", example = "107100.01") @Nullable
            BigDecimal openPrice,

            @JsonProperty("high_price") @Schema(example = "109000") @Nullable
            BigDecimal highPrice,

            @JsonProperty("low_price") @Schema(example = "106500") @Nullable
            BigDecimal lowPrice,

            @JsonProperty("prev_close_price") @Schema(description = "24 hours ago", example = "107100.01") @Nullable
            BigDecimal prevClosePrice,

            @Schema(description = "base asset", example = "12043.10231") @Nullable
            BigDecimal volume) {

        static final Values NONE =
                new Values(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        static Values of(Listed market, TickerView ticker) {
            return new Values(
                    number(ticker.change()),
                    number(ticker.percent()),
                    market.symbol(),
                    UdfMarkets.fullName(market),
                    UdfMarkets.exchange(market),
                    market.name(),
                    number(ticker.last()),
                    number(ticker.ask()),
                    number(ticker.bid()),
                    number(ticker.first()),
                    number(ticker.high()),
                    number(ticker.low()),
                    number(ticker.first()),
                    number(ticker.volume()));
        }

        private static @Nullable BigDecimal number(@Nullable String decimal) {
            return decimal == null ? null : new BigDecimal(decimal);
        }
    }
}
