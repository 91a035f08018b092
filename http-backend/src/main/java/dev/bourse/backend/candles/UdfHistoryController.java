package dev.bourse.backend.candles;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.udf.UdfMarkets;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonBytes;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.market.CandleDuration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /history} of TradingView's UDF protocol. */
@RestController
@Tag(name = "TradingView UDF")
final class UdfHistoryController {

    private static final Pattern SECONDS = Pattern.compile("[+-]?[0-9]{1,12}");

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int MOST_COUNTBACK = 1_000_000;

    private final UdfHistory history;
    private final UdfMarkets markets;

    UdfHistoryController(UdfHistory history, UdfMarkets markets) {
        this.history = history;
        this.markets = markets;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/udf/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Bars of a market",
            description =
                    "Bars that start at `from` or later, and before `to`; with `countback` the last so many before `to`, and `from` means "
                            + "nothing. At most the last 5,000. Without any `s` is `no_data`, and `nextTime` is the newest bar before `from` if "
                            + "there is one. Whatever is wrong with the question is told as `{\"s\":\"error\",\"errmsg\":\"..\"}` with "
                            + "status 200.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CandlesDocument.UdfBars.class)))
    @Refuses({
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.REDIS_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<byte[]> history(
            @Parameter(required = true, description = "a ticker", example = "BTCUSDT")
                    @RequestParam(required = false)
                    @Nullable
                    String symbol,
            @Parameter(
                            required = true,
                            example = "60",
                            schema = @Schema(allowableValues = {"30S", "1", "5", "15", "60", "240", "1D", "D"}))
                    @RequestParam(required = false)
                    @Nullable
                    String resolution,
            @Parameter(description = "Unix seconds; needed without `countback`", example = "1756477140")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Unix seconds, not included; absent: open", example = "1756483200")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "how many bars", example = "300") @RequestParam(required = false) @Nullable
                    String countback) {
        UdfHistory.Wish wish = wish(Resolution.parse(resolution), from, to, countback);
        String known = markets.market("symbol", symbol).symbol();
        return JsonBytes.ok(CandleJson.udf(history.find(known, wish)));
    }

    private static UdfHistory.Wish wish(
            CandleDuration duration, @Nullable String from, @Nullable String to, @Nullable String countback) {
        Instant before = time("to", to);
        if (countback != null && !countback.isBlank()) {
            int most = Parameters.whole("countback", countback, 1, 1, MOST_COUNTBACK);
            return new UdfHistory.Wish(duration, null, before, Math.min(most, UdfHistory.MOST_BARS));
        }
        Instant first = time("from", from);
        if (first == null) {
            throw new RefusedException(
                    ErrorCode.MISSING_PARAMETER,
                    "from is missing; give it, or countback.",
                    Map.of("parameter", "from"));
        }
        Parameters.ascending("from", first, "to", before);
        return new UdfHistory.Wish(duration, first, before, UdfHistory.MOST_BARS);
    }

    /** Seconds alone, unlike elsewhere; and charts ask for times before 1970 when they count back far enough. */
    private static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!SECONDS.matcher(value).matches()) {
            throw new RefusedException(
                    ErrorCode.INVALID_PARAMETER,
                    name + " is '" + Parameters.echo(value) + "', but it must be Unix seconds.",
                    Map.of("parameter", name));
        }
        return Instant.ofEpochSecond(Math.clamp(Long.parseLong(value), 0, LAST_SECOND));
    }
}
