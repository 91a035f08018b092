package dev.bourse.backend.portfolio;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.portfolio.PortfolioView.PositionView;
import dev.bourse.backend.web.CsvFile;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Refuses;
import dev.bourse.exchange.market.Asset;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@Tag(name = "Account")
final class PortfolioController {

    private final Exchange exchange;
    private final Portfolio portfolio;
    private final WorthHistory history;
    private final InstantSource clock;

    PortfolioController(Exchange exchange, Portfolio portfolio, WorthHistory history, InstantSource clock) {
        this.exchange = exchange;
        this.portfolio = portfolio;
        this.history = history;
        this.clock = clock;
    }

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/positions", "/positions"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the account holds of what it has traded",
            description =
                    "By average cost, fees included. What was deposited is not in it; what is sold beyond the position counts at its own "
                            + "price.")
    @Refuses({ErrorCode.EXCHANGE_UNAVAILABLE, ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.DATABASE_BUSY})
    ResponseEntity<List<PositionView>> positions(Caller caller) {
        return Fresh.ok(portfolio.positions(caller.accountId()));
    }

    @OpenTo(Audience.READ)
    @GetMapping(path = "/api/v1/portfolio", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the account is worth",
            description =
                    "Each holding at the last price of the exchange's own market, or else of the feed. What has no price in that currency "
                            + "has no value, and is not in the total.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_ASSET,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<PortfolioView> portfolio(
            Caller caller,
            @Parameter(
                            description =
                                    "the currency to value in; USDT, or where there is none what the first market is paid in",
                            example = "USDT")
                    @RequestParam(required = false)
                    @Nullable
                    String quote) {
        return Fresh.ok(portfolio.of(caller.accountId(), currency("quote", quote)));
    }

    @OpenTo(Audience.READ)
    @GetMapping(path = "/api/v1/portfolio/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the account was worth over time",
            description =
                    "A point for each end of an interval, and one for now; where the first funds came in that time, the first point is of "
                            + "then. Values are by the rule of `GET /api/v1/portfolio`, at the last prices of each time. `netDeposits` is "
                            + "what was deposited less what was withdrawn, each at the price of its minute, and `pnl` is what the value is "
                            + "beyond that. At most 1,000 points. With `Accept: text/csv` as a file.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_RANGE,
        ErrorCode.UNKNOWN_ASSET,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<HistoryView> history(
            Caller caller,
            @Parameter(description = "as `quote` of `GET /api/v1/portfolio`", example = "USDT")
                    @RequestParam(required = false)
                    @Nullable
                    String currency,
            @Parameter(
                            description = "how far apart the points are; their times are whole ones, UTC",
                            example = "1h",
                            schema =
                                    @Schema(
                                            allowableValues = {"15m", "1h", "1d"},
                                            defaultValue = "1h"))
                    @RequestParam(required = false)
                    @Nullable
                    String interval,
            @Parameter(
                            description =
                                    "Unix seconds (or milliseconds, or ISO-8601); absent: as long ago as 1,000 points reach",
                            example = "1756477140")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "as `from`; absent: now", example = "1756483200")
                    @RequestParam(required = false)
                    @Nullable
                    String to) {
        HistoryQuery query = HistoryQuery.of(interval, from, to, clock.millis());
        return Fresh.ok(history.of(caller.accountId(), currency("currency", currency), query));
    }

    @OpenTo(Audience.READ)
    @GetMapping(path = "/api/v1/portfolio/history", produces = CsvFile.TYPE)
    @Operation(hidden = true)
    ResponseEntity<StreamingResponseBody> historyFile(
            Caller caller,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String interval,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        HistoryQuery query = HistoryQuery.of(interval, from, to, clock.millis());
        HistoryView found = history.of(caller.accountId(), currency("currency", currency), query);
        return CsvFile.of(
                "portfolio.csv",
                List.of("time", "value", "netDeposits", "pnl"),
                file -> found.points()
                        .forEach(it -> file.row(
                                Instant.ofEpochMilli(it.time()).toString(), it.value(), it.netDeposits(), it.pnl())));
    }

    private Asset currency(String name, @Nullable String value) {
        return exchange.asset(
                name, value == null || value.isBlank() ? Valuation.usualCurrency(exchange.markets()) : value);
    }
}
