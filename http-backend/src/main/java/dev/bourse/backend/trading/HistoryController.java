package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.trading.HistoryStore.FillRow;
import dev.bourse.backend.web.CsvFile;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.Refuses;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@Tag(name = "Account")
final class HistoryController {

    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final List<String> FILE_COLUMNS = List.of(
            "time", "market", "orderId", "tradeId", "side", "price", "qty", "quoteQty", "fee", "feeAsset", "maker");

    private final Exchange exchange;
    private final HistoryStore history;
    private final AccountEvents events;

    HistoryController(Exchange exchange, HistoryStore history, AccountEvents events) {
        this.exchange = exchange;
        this.history = history;
        this.events = events;
    }

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/fills", "/fills"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The account's trades",
            description =
                    "Newest first; `before` is the last `sequence` of the page before. With `Accept: text/csv` all of them, oldest "
                            + "first, as a file.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<List<FillRow>> fills(
            Caller caller,
            @Parameter(example = "TATA_INR") @RequestParam(required = false) @Nullable String market,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String limit,
            @Parameter(example = "48213") @RequestParam(required = false) @Nullable String before) {
        long beforeSequence = before == null || before.isBlank() ? Long.MAX_VALUE : sequence("before", before);
        return Fresh.ok(history.fills(
                caller.accountId(), marketId(market), beforeSequence, Parameters.whole("limit", limit, PAGE, 1, MOST)));
    }

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/fills", "/fills"},
            produces = CsvFile.TYPE)
    @Operation(hidden = true)
    ResponseEntity<StreamingResponseBody> fillsFile(
            Caller caller, @RequestParam(required = false) @Nullable String market) {
        Integer only = marketId(market);
        return CsvFile.of(
                "fills.csv",
                FILE_COLUMNS,
                file -> history.eachFill(caller.accountId(), only, fill -> file.row(cells(fill))));
    }

    @OpenTo(Audience.READ)
    @GetMapping(path = "/api/v1/account/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What has happened to the account",
            description =
                    "As on the stream `account`: each event with the account's own gap-free number. With `after`, those that come after it; "
                            + "without, only where the account is.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<AccountEvents.EventsView> events(
            Caller caller,
            @Parameter(example = "41") @RequestParam(required = false) @Nullable String after,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String limit) {
        int count = Parameters.whole("limit", limit, PAGE, 1, MOST);
        Long from = after == null || after.isBlank() ? null : sequence("after", after);
        return Fresh.ok(events.read(caller.accountId(), from, count));
    }

    private @Nullable Integer marketId(@Nullable String market) {
        if (market == null || market.isBlank()) {
            return null;
        }
        Market known = exchange.market("market", market);
        return known.id();
    }

    private static long sequence(String name, String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw JsonFields.invalid(
                    name, "must be a whole number, 0 or above", Map.of("value", Parameters.echo(value)));
        }
        return Long.parseLong(value);
    }

    private static String[] cells(FillRow it) {
        return new String[] {
            Instant.ofEpochMilli(it.time()).toString(),
            it.market(),
            it.orderId(),
            it.tradeId(),
            it.side(),
            it.price(),
            it.qty(),
            it.quoteQty(),
            it.fee(),
            it.feeAsset(),
            Boolean.toString(it.maker())
        };
    }
}
