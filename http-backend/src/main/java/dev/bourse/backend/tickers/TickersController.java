package dev.bourse.backend.tickers;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class TickersController {

    private final Tickers tickers;

    TickersController(Tickers tickers) {
        this.tickers = tickers;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/tickers", "/tickers"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "24-hour statistics of all markets",
            description = "By symbol; a market whose statistics are not known at the moment is left out.")
    @Refuses(ErrorCode.REDIS_UNAVAILABLE)
    ResponseEntity<List<TickerView>> tickers() {
        return Fresh.ok(
                tickers.all().sorted(Comparator.comparing(TickerView::symbol)).toList());
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/ticker/24hr", "/ticker/24hr"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "24-hour statistics of one market")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.NO_DATA,
        ErrorCode.REDIS_UNAVAILABLE,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE
    })
    ResponseEntity<TickerView> ticker(
            @Parameter(required = true, example = "BTCUSDT") @RequestParam(required = false) @Nullable String symbol) {
        return Fresh.ok(tickers.ticker(symbol));
    }
}
