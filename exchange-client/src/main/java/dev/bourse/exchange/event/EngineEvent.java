package dev.bourse.exchange.event;

import dev.bourse.common.engine.wire.CancelReason;
import dev.bourse.common.engine.wire.CancelledDecoder;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.RejectReason;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.common.engine.wire.Unreadable;

/**
 * Something that has happened in the engine, as {@code messages.xml} has it: prices are in ticks and quantities in lots of the market, amounts
 * in units of the asset, times in Unix milliseconds with 0 for none, fees in basis points where they are rates. A client id is empty for
 * none.
 */
public sealed interface EngineEvent {

    /** A command that could not be read; it did nothing. */
    record CommandUnreadable(int length, int templateId, int version, Unreadable problem) implements EngineEvent {}

    /** A command that was refused; {@link RejectReason} says what the two numbers are. */
    record Rejected(long accountId, RejectReason reason, long given, long bound) implements EngineEvent {}

    /** A new asset: one whole is 10 to the power of {@code scale} units. */
    record AssetAdded(int asset, int scale, String name) implements EngineEvent {}

    /**
     * A market as it is from now on.
     *
     * @param tick the price step, in quote units for one whole base asset
     * @param lot the quantity step, in base units
     * @param unitsPerTickLot what one lot costs at a price of one tick, in quote units
     * @param minNotional quote units
     * @param band how far a limit may be from the last price; 0 for no limit
     * @param breaker the move that halts it; 0 for none
     */
    record MarketChanged(
            int marketId,
            String symbol,
            int baseAsset,
            int quoteAsset,
            long tick,
            long lot,
            long unitsPerTickLot,
            long minLots,
            long maxLots,
            long minNotional,
            int band,
            int makerFee,
            int takerFee,
            int breaker,
            long breakerWindowMs,
            Prevention defaultPrevention,
            MarketStatus status)
            implements EngineEvent {}

    /** The circuit breaker halted a market: an order would have traded at {@code price}, beyond {@code allowed}. */
    record CircuitBroken(int marketId, long price, long allowed) implements EngineEvent {}

    /**
     * An order was accepted; nothing of it has traded yet.
     *
     * @param lots of an order by amount: the most that the market allows
     * @param displayLots 0 when all of it is visible
     * @param triggerPrice 0 for none
     * @param spend in quote units; 0 for an order by quantity
     */
    record Accepted(
            long orderId,
            long accountId,
            int marketId,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            Trigger trigger,
            Prevention prevention,
            boolean postOnly,
            long price,
            long lots,
            long displayLots,
            long triggerPrice,
            long spend,
            long expiresAtMs,
            int makerFee,
            int takerFee,
            String clientOrderId)
            implements EngineEvent {}

    /** An order has a new price or quantity. */
    record Amended(long orderId, long accountId, int marketId, long price, long lots, long openLots)
            implements EngineEvent {}

    /** An order's trigger price was reached. */
    record Triggered(long orderId, long accountId, int marketId) implements EngineEvent {}

    /** Two orders traded at the maker's price; the open lots are what is left of each, the fees what each paid in quote units. */
    record Traded(
            int marketId,
            long tradeId,
            long price,
            long lots,
            Side takerSide,
            long makerOrderId,
            long makerAccountId,
            long makerOpenLots,
            long makerFee,
            long takerOrderId,
            long takerAccountId,
            long takerOpenLots,
            long takerFee)
            implements EngineEvent {}

    /**
     * Some of an order was cancelled; {@code openLots} of it go on.
     *
     * @param tradedLots how much of it has traded so far; {@link #NOT_TOLD} by an engine that did not say so yet
     */
    record Cancelled(
            long orderId, long accountId, int marketId, long lots, long openLots, long tradedLots, CancelReason reason)
            implements EngineEvent {

        /** In entries of version 1 of the schema. */
        public static final long NOT_TOLD = CancelledDecoder.tradedLotsNullValue();
    }

    /** The visible quantity at a price; 0 when nobody is left there. */
    record LevelChanged(int marketId, Side side, long price, long lots) implements EngineEvent {}

    /** Units came from outside, or went there: then they are negative. */
    record Transferred(long accountId, int asset, long units, String transferId) implements EngineEvent {}

    /** An account's orders are cancelled at {@code deadlineMs} unless it is heard of before; 0 for never. */
    record DeadManSwitchSet(long accountId, long deadlineMs) implements EngineEvent {}

    /** An account was silent for too long. */
    record DeadManSwitchFired(long accountId) implements EngineEvent {}

    /** What an account now has of an asset, in units. */
    record BalanceChanged(long accountId, int asset, long available, long locked) implements EngineEvent {}

    /** An event of a newer engine, which only that engine's readers know. */
    record Unknown(int templateId) implements EngineEvent {}
}
