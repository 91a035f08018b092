package dev.bourse.backend.trading;

import dev.bourse.backend.web.Decimals;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client asks for it. What a single field may be is checked here, what the market and the account allow by the engine.
 *
 * @param price the worst price; null for a market order
 * @param quantity null for an order by amount
 * @param quoteQuantity what a market buy may cost, fee included; null for an order by quantity
 * @param clientOrderId null when the client gives none
 */
record OrderWish(
        Market market,
        Side side,
        Kind kind,
        @Nullable BigDecimal price,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal quoteQuantity,
        @Nullable BigDecimal stopPrice,
        @Nullable BigDecimal displayQuantity,
        TimeInForce timeInForce,
        @Nullable Instant expiresAt,
        boolean postOnly,
        Prevention prevention,
        @Nullable String clientOrderId) {

    private static final int LONGEST_CLIENT_ID = 36;

    /** The types that there are: {@code type} in lower case. */
    enum Kind {
        LIMIT(OrderType.LIMIT, Trigger.NONE),
        MARKET(OrderType.MARKET, Trigger.NONE),
        STOP_LOSS(OrderType.MARKET, Trigger.STOP_LOSS),
        STOP_LOSS_LIMIT(OrderType.LIMIT, Trigger.STOP_LOSS),
        TAKE_PROFIT(OrderType.MARKET, Trigger.TAKE_PROFIT),
        TAKE_PROFIT_LIMIT(OrderType.LIMIT, Trigger.TAKE_PROFIT);

        final OrderType type;
        final Trigger trigger;

        Kind(OrderType type, Trigger trigger) {
            this.type = type;
            this.trigger = trigger;
        }

        boolean isLimit() {
            return type == OrderType.LIMIT;
        }
    }

    /** The fields of an order in JSON. */
    static final List<String> FIELDS = List.of(
            "market",
            "side",
            "type",
            "price",
            "quantity",
            "quoteQuantity",
            "stopPrice",
            "displayQuantity",
            "timeInForce",
            "expiresAt",
            "postOnly",
            "selfTradePrevention",
            "clientOrderId",
            "userId");

    private static final Map<String, Side> SIDES = Map.of("buy", Side.BUY, "sell", Side.SELL);
    private static final Map<String, TimeInForce> TIMES = ordered(
            "gtc",
            TimeInForce.GOOD_TILL_CANCEL,
            "ioc",
            TimeInForce.IMMEDIATE_OR_CANCEL,
            "fok",
            TimeInForce.FILL_OR_KILL,
            "gtd",
            TimeInForce.GOOD_TILL_DATE);
    private static final Map<String, Prevention> PREVENTIONS = preventions();

    /** Reads an order in that market. */
    static OrderWish read(JsonFields fields, Market market) {
        Kind kind = oneOf("type", fields.optionalText("type"), kinds());
        BigDecimal price = price(fields, kind);
        BigDecimal quantity = Decimals.optional(fields, "quantity");
        BigDecimal quoteQuantity = Decimals.optional(fields, "quoteQuantity");
        if (quantity == null && quoteQuantity == null) {
            throw missing("quantity");
        }
        if (quantity != null && quoteQuantity != null) {
            throw contradictory("quantity and quoteQuantity exclude one another", "quantity", "quoteQuantity");
        }
        TimeInForce time = time(fields, kind);
        return new OrderWish(
                market,
                oneOf("side", fields.optionalText("side"), SIDES),
                kind,
                price,
                quantity,
                quoteQuantity,
                stopPrice(fields, kind),
                Decimals.optional(fields, "displayQuantity"),
                time,
                expiry(fields, time),
                fields.flag("postOnly"),
                prevention(fields),
                clientOrderId(fields, "clientOrderId"));
    }

    /** A client's own name for an order; null when it gives none. */
    static @Nullable String clientOrderId(JsonFields fields, String name) {
        String id = fields.optionalText(name);
        return id == null ? null : clientOrderId(name, id);
    }

    static String clientOrderId(String name, String id) {
        if (!id.matches("[A-Za-z0-9._:/-]{1," + LONGEST_CLIENT_ID + "}")) {
            throw new RefusedException(
                    ErrorCode.INVALID_CLIENT_ORDER_ID,
                    name + " must be 1 to " + LONGEST_CLIENT_ID + " of the characters A-Z a-z 0-9 . _ : / -",
                    Map.of("parameter", name, "value", Parameters.echo(id)));
        }
        return id;
    }

    /**
     * The command that places it.
     *
     * @param name the client's, or one that was made for it
     * @param replacesOrderId the open order whose place it takes; 0 for none, or to go by its name
     */
    PlaceOrder command(
            long accountId, String name, long unusedBeforeMs, long replacesOrderId, String replacesClientOrderId) {
        return new PlaceOrder(
                accountId,
                market.id(),
                side,
                kind.type,
                timeInForce,
                kind.trigger,
                prevention,
                postOnly,
                price == null ? 0 : MarketUnits.price(market, "price", price),
                quantity == null ? 0 : MarketUnits.quantity(market, "quantity", quantity),
                displayQuantity == null ? 0 : MarketUnits.quantity(market, "displayQuantity", displayQuantity),
                stopPrice == null ? 0 : MarketUnits.price(market, "stopPrice", stopPrice),
                quoteQuantity == null ? 0 : MarketUnits.amount(market.quote(), "quoteQuantity", quoteQuantity),
                expiresAt == null ? 0 : expiresAt.toEpochMilli(),
                name,
                unusedBeforeMs,
                replacesOrderId,
                replacesClientOrderId);
    }

    private static @Nullable BigDecimal price(JsonFields fields, Kind kind) {
        if (kind.isLimit()) {
            return Decimals.required(fields, "price");
        }
        if (fields.optionalText("price") != null) {
            throw contradictory("an order at any price has no price", "type", "price");
        }
        return null;
    }

    private static @Nullable BigDecimal stopPrice(JsonFields fields, Kind kind) {
        if (kind.trigger != Trigger.NONE) {
            return Decimals.required(fields, "stopPrice");
        }
        if (fields.optionalText("stopPrice") != null) {
            throw contradictory("only stop_loss and take_profit orders have a stopPrice", "type", "stopPrice");
        }
        return null;
    }

    /** What rests does so until it is cancelled, unless it says otherwise; what takes any price does not rest. */
    private static TimeInForce time(JsonFields fields, Kind kind) {
        String given = fields.optionalText("timeInForce");
        if (given == null) {
            return kind.isLimit() ? TimeInForce.GOOD_TILL_CANCEL : TimeInForce.IMMEDIATE_OR_CANCEL;
        }
        return oneOf("timeInForce", given, TIMES);
    }

    private static @Nullable Instant expiry(JsonFields fields, TimeInForce time) {
        boolean isDated = time == TimeInForce.GOOD_TILL_DATE;
        Instant expiresAt = fields.time("expiresAt");
        if (isDated && expiresAt == null) {
            throw missing("expiresAt");
        }
        if (!isDated && expiresAt != null) {
            throw contradictory("only gtd orders have expiresAt", "timeInForce", "expiresAt");
        }
        return expiresAt;
    }

    private static Prevention prevention(JsonFields fields) {
        String given = fields.optionalText("selfTradePrevention");
        return given == null ? Prevention.MARKET_DEFAULT : oneOf("selfTradePrevention", given, PREVENTIONS);
    }

    private static <T> T oneOf(String name, @Nullable String given, Map<String, T> allowed) {
        return Parameters.oneOf(name, given, List.copyOf(allowed.keySet()), it -> Optional.ofNullable(allowed.get(it)));
    }

    private static RefusedException missing(String name) {
        return new RefusedException(ErrorCode.MISSING_PARAMETER, name + " is missing.", Map.of("parameter", name));
    }

    private static RefusedException contradictory(String what, String... fields) {
        return new RefusedException(ErrorCode.CONTRADICTORY_ORDER, what + ".", Map.of("fields", Arrays.asList(fields)));
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        return kinds;
    }

    private static Map<String, Prevention> preventions() {
        Map<String, Prevention> preventions = new LinkedHashMap<>();
        for (Prevention it : Prevention.values()) {
            if (it != Prevention.MARKET_DEFAULT && it != Prevention.NULL_VAL) {
                preventions.put(it.name().toLowerCase(Locale.ROOT), it);
            }
        }
        return preventions;
    }

    private static <T> Map<String, T> ordered(String a, T av, String b, T bv, String c, T cv, String d, T dv) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(a, av);
        map.put(b, bv);
        map.put(c, cv);
        map.put(d, dv);
        return map;
    }
}
