package dev.bourse.backend.exchange;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.engine.wire.RejectReason;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.CommandUnreadable;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine refuses, in words and with the numbers as decimals. */
public final class EngineRefusal {

    private EngineRefusal() {}

    /** The engine's refusal of the command that a reply is to; empty when it was done. */
    public static Optional<Rejected> in(Reply reply) {
        for (EngineEvent event : reply.events()) {
            if (event instanceof Rejected it) {
                return Optional.of(it);
            }
            if (event instanceof CommandUnreadable it) {
                throw new IllegalStateException("the engine can't read a command of ours: " + it);
            }
        }
        return Optional.empty();
    }

    /**
     * A refusal of something in a market, or about an asset.
     *
     * @param market for prices and quantities; null where there are none
     * @param asset for amounts; null where there are none
     */
    public static RefusedException of(Rejected it, @Nullable Market market, @Nullable Asset asset) {
        ErrorCode code = code(it.reason());
        Map<String, Object> details = new LinkedHashMap<>();
        if (market != null) {
            details.put("market", market.symbol());
        }
        String message = message(it, code, market, asset, details);
        return new RefusedException(code, message, details);
    }

    private static String message(
            Rejected it, ErrorCode code, @Nullable Market market, @Nullable Asset asset, Map<String, Object> details) {
        switch (it.reason()) {
            case INSUFFICIENT_BALANCE -> {
                if (asset != null) {
                    String required = asset.text(it.given());
                    String available = asset.text(it.bound());
                    details.put("asset", asset.name());
                    details.put("required", required);
                    details.put("available", available);
                    return "This needs " + required + " " + asset.name() + " and " + available
                            + " is available; deposit more, or ask for less.";
                }
            }
            case PRICE_NOT_ON_TICK -> {
                if (market != null) {
                    details.put("price", market.quote().text(it.given()));
                    details.put("tickSize", market.tickSize().toPlainString());
                    return nearest(
                            "The price is no multiple of the tick",
                            market.priceText(it.bound() / market.terms().tick()),
                            details);
                }
            }
            case PRICE_OUT_OF_BAND -> {
                if (market != null) {
                    details.put("price", market.priceText(it.given()));
                    return nearest("The price is too far from the last one", market.priceText(it.bound()), details);
                }
            }
            case QUANTITY_NOT_ON_LOT -> {
                if (market != null) {
                    details.put("quantity", market.base().text(it.given()));
                    details.put("lotSize", market.lotSize().toPlainString());
                    return nearest(
                            "The quantity is no multiple of the lot",
                            market.quantityText(it.bound() / market.terms().lot()),
                            details);
                }
            }
            case INVALID_DISPLAY_QUANTITY -> {
                if (market != null) {
                    details.put("displayQuantity", market.base().text(it.given()));
                    return nearest(
                            "displayQuantity does not fit",
                            market.quantityText(it.bound() / market.terms().lot()),
                            details);
                }
            }
            case QUANTITY_TOO_SMALL, QUANTITY_TOO_LARGE -> {
                if (market != null) {
                    details.put("quantity", market.quantityText(it.given()));
                    return nearest("The quantity is not allowed", market.quantityText(it.bound()), details);
                }
            }
            case MIN_NOTIONAL -> {
                if (market != null) {
                    details.put("notional", market.quote().text(it.given()));
                    details.put("minNotional", market.quote().text(it.bound()));
                    return "The order is worth too little: it must be at least "
                            + market.quote().text(it.bound()) + " "
                            + market.quote().name() + ".";
                }
            }
            case POST_ONLY_WOULD_TAKE -> {
                if (market != null) {
                    details.put("price", market.priceText(it.given()));
                    details.put("bestPrice", market.priceText(it.bound()));
                    return "The order would trade at once, at " + market.priceText(it.bound())
                            + ", and it is post-only; use another price.";
                }
            }
            case TOO_MANY_OPEN_ORDERS -> {
                details.put("open", it.given());
                details.put("most", it.bound());
            }
            case EXPIRY_NOT_IN_FUTURE -> {
                details.put("expiresAt", it.given());
                details.put("now", it.bound());
            }
            case DUPLICATE_CLIENT_ORDER_ID -> details.put("orderId", Long.toString(it.given()));
            case INVALID_TIMEOUT -> {
                details.put("timeout", it.given());
                details.put("most", it.bound());
            }
            case SUPPLY_TOO_LARGE -> {
                if (asset != null) {
                    details.put("asset", asset.name());
                    details.put("most", asset.text(it.bound()));
                }
            }
            default -> {}
        }
        return code.example();
    }

    private static String nearest(String what, String valid, Map<String, Object> details) {
        details.put("nearest", valid);
        return what + "; the nearest that is right is " + valid + ".";
    }

    private static ErrorCode code(RejectReason reason) {
        return switch (reason) {
            case UNKNOWN_MARKET -> ErrorCode.UNKNOWN_SYMBOL;
            case UNKNOWN_ACCOUNT -> ErrorCode.INSUFFICIENT_BALANCE;
            case NOT_POSITIVE -> ErrorCode.INVALID_PARAMETER;
            case CLIENT_ORDER_ID_TOO_OLD -> ErrorCode.EXCHANGE_UNAVAILABLE;
            default -> ErrorCode.valueOf(reason.name());
        };
    }
}
