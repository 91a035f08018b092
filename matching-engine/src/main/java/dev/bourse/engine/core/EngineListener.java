package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;

/** What happens in the engine, in the order in which it happens. A listener must not call the engine. */
public interface EngineListener {

    /** There is a new asset. */
    void assetAdded(int asset, String name, int scale);

    /** A market was created, or its rules or status changed. */
    void marketChanged(int marketId, MarketUnits units, MarketRules rules, MarketStatus status);

    /** An order would have moved the price too far too fast; its market is halted next. */
    void circuitBroken(int marketId, long priceTicks, long limitTicks);

    /** A command was refused; {@link RejectReason} says what the numbers are. */
    void rejected(long accountId, RejectReason reason, long given, long limit);

    /** An order was accepted; nothing of it has traded yet. */
    void accepted(Order order);

    /** An order has a new price or quantity, and has not traded at it yet. */
    void amended(Order order);

    /** The last price has reached an order's trigger price; it trades now. */
    void triggered(Order order);

    /**
     * Two orders traded at the maker's price; both tell what is then open of them.
     *
     * @param makerFeeUnits what the maker paid, in units of the quote asset
     * @param takerFeeUnits what the taker paid
     */
    void traded(
            long tradeId, Order maker, Order taker, long priceTicks, long lots, long makerFeeUnits, long takerFeeUnits);

    /** Some of an order was cancelled: all that was open of it, unless it tells that some still is; it tells what has traded of it, too. */
    void cancelled(Order order, long lots, CancelReason reason);

    /** The visible quantity at a price has changed; see {@link dev.bourse.engine.book.OrderBookListener#levelChanged}. */
    void levelChanged(int marketId, Side side, long priceTicks, long visibleLots);

    /** Units of an asset came from outside, or went there: then they are negative. */
    void transferred(long accountId, int asset, long units, ClientId clientId);

    /** An account's orders are cancelled at that log time in milliseconds unless it is heard of before; 0 for no longer. */
    void deadManSwitchSet(long accountId, long deadlineMs);

    /** An account was silent for too long: its orders are cancelled next. */
    void deadManSwitchFired(long accountId);

    /** An account's balance has changed: once for each balance that a command has touched, after all that it did. */
    void balanceChanged(long accountId, int asset, long availableUnits, long lockedUnits);
}
