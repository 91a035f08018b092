package dev.bourse.backend.candles;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.SymbolCatalog;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.JsonBytes;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.market.CandleDuration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Candles")
final class CandlesController {

    private static final String SEMANTICS = """
            Candles whose bucket starts from `startTime` to `endTime`, both included, in ascending order. With `startTime` the \
            first `limit` of them, and `nextStartTime` when more follow; without it the last `limit`, so without both the newest. \
            To go back in time ask for `endTime` one second before the first candle you have. The newest candle is still \
            open. A bucket without trades has no candle. Use `If-None-Match`: an unchanged answer is a 304.""";

    private static final String TIME =
            "ISO-8601 (without an offset: UTC), Unix seconds or Unix milliseconds; absent or empty: open";

    private final CandleStore store;
    private final SymbolCatalog symbols;

    CandlesController(CandleStore store, SymbolCatalog symbols) {
        this.store = store;
        this.symbols = symbols;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/candles", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Candles of an asset", description = SEMANTICS)
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CandlesDocument.Candles.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_RANGE,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<byte[]> candles(
            @Parameter(
                            required = true,
                            description = "`BTC` means `BTCUSDT`; a full symbol stands for itself",
                            example = "BTC")
                    @RequestParam(required = false)
                    @Nullable
                    String asset,
            @Parameter(
                            required = true,
                            example = "5m",
                            schema = @Schema(allowableValues = {"30s", "1m", "5m", "15m", "1h", "4h", "1d"}))
                    @RequestParam(required = false)
                    @Nullable
                    String duration,
            @Parameter(description = TIME, example = "2025-08-29T14:00:00Z") @RequestParam(required = false) @Nullable
                    String startTime,
            @Parameter(description = TIME, example = "1756483200") @RequestParam(required = false) @Nullable
                    String endTime,
            @Parameter(
                            example = "500",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "1000"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        CandleQuery query = CandleQuery.of("duration", duration, startTime, endTime, limit);
        String symbol = symbols.ofAsset("asset", asset);
        return JsonBytes.ok(CandleJson.page("asset", symbol, "duration", query, store.page(symbol, query)));
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/klines", "/klines"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Candles of a symbol", description = SEMANTICS)
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CandlesDocument.Klines.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_RANGE,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<byte[]> klines(
            @Parameter(required = true, example = "BTCUSDT") @RequestParam(required = false) @Nullable String symbol,
            @Parameter(
                            required = true,
                            example = "5m",
                            schema = @Schema(allowableValues = {"30s", "1m", "5m", "15m", "1h", "4h", "1d"}))
                    @RequestParam(required = false)
                    @Nullable
                    String interval,
            @Parameter(description = TIME, example = "2025-08-29T14:00:00Z") @RequestParam(required = false) @Nullable
                    String startTime,
            @Parameter(description = TIME, example = "1756483200") @RequestParam(required = false) @Nullable
                    String endTime,
            @Parameter(
                            example = "500",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "1000"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        CandleQuery query = CandleQuery.of("interval", interval, startTime, endTime, limit);
        String known = symbols.withCandles("symbol", symbol);
        return JsonBytes.ok(CandleJson.page("symbol", known, "interval", query, store.page(known, query)));
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/candles/current", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The newest candle",
            description = "With what is needed to go on with it from live trades: the newest trade that is in it.")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.NO_DATA,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<CurrentCandle> current(
            @Parameter(required = true, example = "BTCUSDT") @RequestParam(required = false) @Nullable String symbol,
            @Parameter(
                            required = true,
                            example = "1m",
                            schema = @Schema(allowableValues = {"30s", "1m", "5m", "15m", "1h", "4h", "1d"}))
                    @RequestParam(required = false)
                    @Nullable
                    String duration) {
        CandleDuration length = CandleQuery.duration("duration", duration);
        String known = symbols.withCandles("symbol", symbol);
        CurrentCandle candle = store.newest(known, length)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NO_DATA,
                        "There is no candle of " + known + " yet.",
                        Map.of("symbol", known, "duration", length.label())));
        return Fresh.ok(candle);
    }
}
