package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.jspecify.annotations.Nullable;

/**
 * What a place command asks for. Filled anew for each command, so that the hot path allocates nothing; {@link #reset} puts back the
 * defaults.
 */
public final class NewOrder {

    long accountId;
    int marketId;
    Side side = Side.BUY;
    OrderType type = OrderType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCEL;

    @Nullable
    SelfTradePrevention prevention;

    long priceUnits;
    long quantityUnits;
    long displayUnits;
    boolean postOnly;
    Trigger trigger = Trigger.NONE;
    long triggerUnits;
    long spendUnits;
    long expiresAtMs = Deadlines.NEVER;
    final ClientId clientId = new ClientId();
    long unusedBeforeMs;

    /** A good-till-cancel limit order, all of it visible. */
    public NewOrder reset(long account, int market, Side orderSide) {
        accountId = account;
        marketId = market;
        side = orderSide;
        type = OrderType.LIMIT;
        timeInForce = TimeInForce.GOOD_TILL_CANCEL;
        prevention = null;
        priceUnits = 0;
        quantityUnits = 0;
        displayUnits = 0;
        postOnly = false;
        trigger = Trigger.NONE;
        triggerUnits = 0;
        spendUnits = 0;
        expiresAtMs = Deadlines.NEVER;
        clientId.clear();
        unusedBeforeMs = 0;
        return this;
    }

    /** Units of the quote asset for one whole base asset. */
    public NewOrder price(long units) {
        priceUnits = units;
        return this;
    }

    /** Units of the base asset. */
    public NewOrder quantity(long units) {
        quantityUnits = units;
        return this;
    }

    /** How much of it is visible at a time, in units of the base asset; 0 for all. */
    public NewOrder display(long units) {
        displayUnits = units;
        return this;
    }

    public NewOrder type(OrderType value) {
        type = value;
        return this;
    }

    /** As a market order; its price is ignored and what is left over is cancelled. */
    public NewOrder market() {
        type = OrderType.MARKET;
        timeInForce = TimeInForce.IMMEDIATE_OR_CANCEL;
        return this;
    }

    public NewOrder timeInForce(TimeInForce value) {
        timeInForce = value;
        return this;
    }

    /** Rests until then, in milliseconds of log time. */
    public NewOrder goodTill(long timeMs) {
        return expires(timeMs).timeInForce(TimeInForce.GOOD_TILL_DATE);
    }

    /** When a good-till-date order is cancelled, in milliseconds of log time; of no meaning for others. */
    public NewOrder expires(long timeMs) {
        expiresAtMs = timeMs;
        return this;
    }

    /** What happens instead of a trade with oneself; null for what the market does by default. */
    public NewOrder selfTradePrevention(@Nullable SelfTradePrevention value) {
        prevention = value;
        return this;
    }

    /** Waits until the last price reaches a trigger price, in units of the quote asset for one whole base asset. */
    public NewOrder trigger(Trigger value, long units) {
        trigger = value;
        triggerUnits = units;
        return this;
    }

    /** Refused when it would trade at once. */
    public NewOrder postOnly() {
        return postOnly(true);
    }

    public NewOrder postOnly(boolean value) {
        postOnly = value;
        return this;
    }

    /** As a market buy of what an amount buys, in units of the quote asset, fee included. It has no quantity. */
    public NewOrder spend(long units) {
        return spendUnits(units).market();
    }

    /** What it may cost in units of the quote asset, fee included, instead of a quantity; 0 for an order by quantity. */
    public NewOrder spendUnits(long units) {
        spendUnits = units;
        return this;
    }

    /**
     * The client's name for it.
     *
     * @param unusedBefore log time in milliseconds: in no earlier command has the account used that name
     */
    public NewOrder named(CharSequence name, long unusedBefore) {
        clientId.set(name);
        unusedBeforeMs = unusedBefore;
        return this;
    }

    /** The client's name for it, to be filled. */
    public ClientId clientId() {
        return clientId;
    }

    /** See {@link #named}. */
    public NewOrder unusedBefore(long timeMs) {
        unusedBeforeMs = timeMs;
        return this;
    }
}
