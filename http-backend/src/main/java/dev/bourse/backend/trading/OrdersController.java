package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.trading.OrderView.CancelView;
import dev.bourse.backend.trading.Orders.Reference;
import dev.bourse.backend.web.Decimals;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is done to orders. */
@RestController
@Tag(name = "Orders")
final class OrdersController {

    private static final String[] ORDER_FIELDS = OrderWish.FIELDS.toArray(String[]::new);
    private static final String[] REPLACE_FIELDS = Stream.concat(
                    OrderWish.FIELDS.stream(), Stream.of("replacesOrderId", "replacesClientOrderId"))
            .toArray(String[]::new);

    private final Exchange exchange;
    private final Orders orders;
    private final OrderPreview preview;

    OrdersController(Exchange exchange, Orders orders, OrderPreview preview) {
        this.exchange = exchange;
        this.orders = orders;
        this.preview = preview;
    }

    @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
    @PostMapping(
            path = {"/api/v1/order", "/order"},
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Place an order",
            description =
                    "Answered when the order is durable and has been matched. The same `clientOrderId` again, for example after an "
                            + "answer was lost, never makes a second order: it gives the first one. Decimals are texts.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OrderDocument.NewOrder.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.CONTRADICTORY_ORDER,
        ErrorCode.INVALID_CLIENT_ORDER_ID,
        ErrorCode.CLIENT_ORDER_ID_FROM_FUTURE,
        ErrorCode.PRICE_NOT_ON_TICK,
        ErrorCode.PRICE_OUT_OF_BAND,
        ErrorCode.QUANTITY_NOT_ON_LOT,
        ErrorCode.QUANTITY_TOO_SMALL,
        ErrorCode.QUANTITY_TOO_LARGE,
        ErrorCode.INVALID_DISPLAY_QUANTITY,
        ErrorCode.MIN_NOTIONAL,
        ErrorCode.NOTIONAL_TOO_LARGE,
        ErrorCode.EXPIRY_NOT_IN_FUTURE,
        ErrorCode.NOT_YOUR_ACCOUNT,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.DUPLICATE_CLIENT_ORDER_ID,
        ErrorCode.MARKET_HALTED,
        ErrorCode.MARKET_CANCEL_ONLY,
        ErrorCode.INSUFFICIENT_BALANCE,
        ErrorCode.POST_ONLY_WOULD_TAKE,
        ErrorCode.FILL_OR_KILL_NOT_FILLED,
        ErrorCode.NO_LIQUIDITY,
        ErrorCode.TOO_MANY_OPEN_ORDERS,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<OrderView> place(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        return Fresh.ok(
                orders.place(caller.accountId(), wish(caller, JsonFields.read(body, ORDER_FIELDS)), Reference.NONE));
    }

    @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
    @PostMapping(
            path = {"/api/v1/order/cancelReplace", "/order/cancelReplace"},
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Place an order in the place of an open one",
            description = "One step with one outcome: if the new order is refused, the old one stays as it is.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OrderDocument.Replacement.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.CONTRADICTORY_ORDER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.UNKNOWN_ORDER,
        ErrorCode.DUPLICATE_CLIENT_ORDER_ID,
        ErrorCode.INSUFFICIENT_BALANCE,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<OrderView> replace(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, REPLACE_FIELDS);
        Reference replaces = OrderIds.reference(
                "replacesOrderId",
                fields.optionalText("replacesOrderId"),
                "replacesClientOrderId",
                fields.optionalText("replacesClientOrderId"));
        return Fresh.ok(orders.place(caller.accountId(), wish(caller, fields), replaces));
    }

    @OpenTo(value = Audience.READ, budget = Budget.ORDERS)
    @PostMapping(
            path = {"/api/v1/order/test", "/order/test"},
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What would happen to an order",
            description =
                    "Checks it as if it were placed now, and says what would trade, what that would cost and what would be left; "
                            + "places nothing. The market may have moved when it is really placed, and hidden quantities of icebergs are not known.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OrderDocument.NewOrder.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.CONTRADICTORY_ORDER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.INSUFFICIENT_BALANCE,
        ErrorCode.EXCHANGE_UNAVAILABLE
    })
    ResponseEntity<PreviewView> test(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        return Fresh.ok(preview.of(caller.accountId(), wish(caller, JsonFields.read(body, ORDER_FIELDS))));
    }

    @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
    @DeleteMapping(
            path = {"/api/v1/order", "/order"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Cancel an order",
            description = "By `orderId` or `clientOrderId`, in the query or as JSON in the body.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = OrderDocument.WhichOrder.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.UNKNOWN_ORDER,
        ErrorCode.ORDER_NOT_OPEN,
        ErrorCode.MARKET_HALTED,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<CancelView> cancel(
            Caller caller,
            @RequestBody(required = false) byte @Nullable [] body,
            @Parameter(example = "TATA_INR") @RequestParam(required = false) @Nullable String market,
            @Parameter(example = "1203") @RequestParam(required = false) @Nullable String orderId,
            @Parameter(example = "my-order-1") @RequestParam(required = false) @Nullable String clientOrderId) {
        if (body == null || body.length == 0) {
            return Fresh.ok(orders.cancel(
                    caller.accountId(), exchange.market("market", market), OrderIds.reference(orderId, clientOrderId)));
        }
        JsonFields fields = JsonFields.read(body, "market", "orderId", "clientOrderId");
        return Fresh.ok(orders.cancel(
                caller.accountId(),
                exchange.market("market", fields.text("market")),
                OrderIds.reference(fields.optionalText("orderId"), fields.optionalText("clientOrderId"))));
    }

    @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
    @PutMapping(
            path = {"/api/v1/order", "/order"},
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Change an open order",
            description =
                    "`quantity` is for how much it is in all, with what has traded of it. Less quantity keeps the order's place in "
                            + "the queue, anything else loses it. What is not given stays.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OrderDocument.Change.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.PRICE_NOT_ON_TICK,
        ErrorCode.QUANTITY_NOT_ON_LOT,
        ErrorCode.QUANTITY_TOO_SMALL,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.UNKNOWN_ORDER,
        ErrorCode.ORDER_NOT_OPEN,
        ErrorCode.INSUFFICIENT_BALANCE,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<OrderView> change(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, "market", "orderId", "clientOrderId", "price", "quantity");
        Market market = exchange.market("market", fields.text("market"));
        return Fresh.ok(orders.amend(
                caller.accountId(),
                market,
                OrderIds.reference(fields.optionalText("orderId"), fields.optionalText("clientOrderId")),
                Decimals.optional(fields, "price"),
                Decimals.optional(fields, "quantity")));
    }

    @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
    @DeleteMapping(
            path = {"/api/v1/openOrders", "/openOrders"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cancel all open orders", description = "Of one market, or of all that are not halted.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.MARKET_HALTED,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<Map<String, List<String>>> cancelAll(
            Caller caller, @Parameter(example = "TATA_INR") @RequestParam(required = false) @Nullable String market) {
        return Fresh.ok(Map.of("cancelled", orders.cancelAll(caller.accountId(), optionalMarket(market))));
    }

    private OrderWish wish(Caller caller, JsonFields fields) {
        String user = fields.optionalText("userId");
        if (user != null && !user.equals(Long.toString(caller.accountId())) && !user.equals(caller.username())) {
            throw new RefusedException(
                    ErrorCode.NOT_YOUR_ACCOUNT,
                    "userId is another's; leave it out, or give your own.",
                    Map.of("userId", Parameters.echo(user)));
        }
        return OrderWish.read(fields, exchange.market("market", fields.optionalText("market")));
    }

    private @Nullable Market optionalMarket(@Nullable String market) {
        return market == null || market.isBlank() ? null : exchange.market("market", market);
    }
}
