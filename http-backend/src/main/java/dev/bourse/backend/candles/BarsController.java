package dev.bourse.backend.candles;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.SymbolCatalog;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonBytes;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.market.CandleDuration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Candles")
final class BarsController {

    private final BarHistory history;
    private final SymbolCatalog symbols;

    BarsController(BarHistory history, SymbolCatalog symbols) {
        this.history = history;
        this.symbols = symbols;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/symbols/{symbol}/bars", "/symbols/{symbol}/bars"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Bars of a chart",
            description =
                    "Bars that start from `from` to `to`, both included, ascending; at most the last 1,000 of them.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CandlesDocument.Bars.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_RANGE,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<byte[]> bars(
            @Parameter(example = "BTCUSDT") @PathVariable String symbol,
            @Parameter(
                            required = true,
                            description = "a duration, or TradingView's name of it",
                            example = "1d",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "30s", "1m", "5m", "15m", "1h", "4h", "1d", "30S", "1", "5", "15", "60",
                                                "240", "1D", "D"
                                            }))
                    @RequestParam(required = false)
                    @Nullable
                    String resolution,
            @Parameter(
                            description = "Unix seconds (or milliseconds, or ISO-8601); absent: open",
                            example = "1756477140")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "as `from`", example = "1756483200") @RequestParam(required = false) @Nullable
                    String to) {
        CandleDuration duration = Resolution.parse(resolution);
        Instant start = Parameters.time("from", from);
        Instant end = Parameters.time("to", to);
        Parameters.ascending("from", start, "to", end);
        String known = symbols.withCandles("symbol", symbol);
        return JsonBytes.ok(CandleJson.bars(known, duration, history.bars(known, duration, start, end)));
    }
}
