package dev.bourse.exchange.account;

import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import java.util.Locale;

/** The words that JSON has for what orders are. */
public final class OrderWords {

    private OrderWords() {}

    /** {@code buy} or {@code sell}. */
    public static String side(Side side) {
        return side == Side.BUY ? "buy" : "sell";
    }

    /** {@code limit}, {@code market}, {@code stop_loss}, {@code stop_loss_limit}, {@code take_profit}, {@code take_profit_limit}. */
    public static String type(OrderType type, Trigger trigger) {
        return switch (trigger) {
            case STOP_LOSS -> isMarket(type) ? "stop_loss" : "stop_loss_limit";
            case TAKE_PROFIT -> isMarket(type) ? "take_profit" : "take_profit_limit";
            default -> isMarket(type) ? "market" : "limit";
        };
    }

    /** {@code gtc}, {@code ioc}, {@code fok}, {@code gtd}. */
    public static String timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case IMMEDIATE_OR_CANCEL -> "ioc";
            case FILL_OR_KILL -> "fok";
            case GOOD_TILL_DATE -> "gtd";
            default -> "gtc";
        };
    }

    /** {@code none}, {@code expire_taker}, {@code expire_maker}, {@code expire_both}, {@code decrement}. */
    public static String prevention(Prevention prevention) {
        return prevention.name().toLowerCase(Locale.ROOT);
    }

    /** True when it has no worst price. */
    public static boolean isMarket(OrderType type) {
        return type == OrderType.MARKET;
    }
}
