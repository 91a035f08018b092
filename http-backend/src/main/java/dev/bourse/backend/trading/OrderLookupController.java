package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.CsvFile;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.Refuses;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What has become of orders. */
@RestController
@Tag(name = "Orders")
final class OrderLookupController {

    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final List<String> FILE_COLUMNS = List.of(
            "time",
            "market",
            "orderId",
            "clientOrderId",
            "side",
            "type",
            "price",
            "stopPrice",
            "quantity",
            "quoteQuantity",
            "timeInForce",
            "executedQty",
            "executedQuoteQty",
            "status");

    private final Exchange exchange;
    private final OrderLookup lookup;
    private final OrderStore store;

    OrderLookupController(Exchange exchange, OrderLookup lookup, OrderStore store) {
        this.exchange = exchange;
        this.lookup = lookup;
        this.store = store;
    }

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/order", "/order"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One order, open or closed",
            description =
                    "The answer is final: when there is no such order, no request that was sent before this one can still make it.")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_CLIENT_ORDER_ID,
        ErrorCode.UNKNOWN_ORDER,
        ErrorCode.HISTORY_BEHIND,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE
    })
    ResponseEntity<OrderView> order(
            Caller caller,
            @Parameter(example = "1203") @RequestParam(required = false) @Nullable String orderId,
            @Parameter(example = "my-order-1") @RequestParam(required = false) @Nullable String clientOrderId) {
        return Fresh.ok(lookup.find(caller.accountId(), OrderIds.reference(orderId, clientOrderId)));
    }

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/openOrders", "/openOrders"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open orders", description = "Oldest first, of one market or of all.")
    @Refuses({ErrorCode.INVALID_PARAMETER, ErrorCode.UNKNOWN_SYMBOL, ErrorCode.EXCHANGE_UNAVAILABLE})
    ResponseEntity<List<OrderView>> openOrders(
            Caller caller, @Parameter(example = "TATA_INR") @RequestParam(required = false) @Nullable String market) {
        return Fresh.ok(lookup.open(caller.accountId(), optionalMarket(market)));
    }

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/orders", "/orders"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Orders of all states",
            description =
                    "Newest first; `before` is the last id of the page before. With `Accept: text/csv` all of them, oldest first, as a file.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<List<OrderView>> history(
            Caller caller,
            @Parameter(example = "TATA_INR") @RequestParam(required = false) @Nullable String market,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String limit,
            @Parameter(example = "1203") @RequestParam(required = false) @Nullable String before) {
        Market only = optionalMarket(market);
        return Fresh.ok(store.history(
                caller.accountId(),
                only == null ? null : only.id(),
                before == null || before.isBlank() ? Long.MAX_VALUE : OrderIds.id("before", before),
                Parameters.whole("limit", limit, PAGE, 1, MOST)));
    }

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/orders", "/orders"},
            produces = CsvFile.TYPE)
    @Operation(hidden = true)
    ResponseEntity<StreamingResponseBody> historyFile(
            Caller caller, @RequestParam(required = false) @Nullable String market) {
        Market only = optionalMarket(market);
        Integer marketId = only == null ? null : only.id();
        return CsvFile.of(
                "orders.csv",
                FILE_COLUMNS,
                file -> store.eachOrder(caller.accountId(), marketId, order -> file.row(cells(order))));
    }

    private static @Nullable String[] cells(OrderView it) {
        return new String[] {
            Instant.ofEpochMilli(it.createdAt()).toString(),
            it.market(),
            it.orderId(),
            it.clientOrderId(),
            it.side(),
            it.type(),
            it.price(),
            it.stopPrice(),
            it.quantity(),
            it.quoteQuantity(),
            it.timeInForce(),
            it.executedQty(),
            it.executedQuoteQty(),
            it.status()
        };
    }

    private @Nullable Market optionalMarket(@Nullable String market) {
        return market == null || market.isBlank() ? null : exchange.market("market", market);
    }
}
