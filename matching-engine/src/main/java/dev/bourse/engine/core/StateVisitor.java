package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.util.List;

/**
 * Takes all that an engine remembers, part by part, in the order of the methods here. Two engines with the same past tell the same in the
 * same order; an engine that was given it by {@link StateRestorer} goes on exactly like the one that told it.
 */
public interface StateVisitor {

    void engine(Clockwork clockwork);

    /** The assets, by number. */
    void asset(Assets.Asset asset);

    /** The markets, by number. */
    void market(MarketState market);

    /** What accounts have, by account and asset. */
    void holding(HoldingState holding);

    /** The client ids that were used last, the oldest first. */
    void clientId(ClientIdState clientId);

    /** The open orders, by market: bids, asks, those that wait for a rise and for a fall; each in the order of their turn. */
    void order(OrderState order);

    /** The dead-man switches that are armed, by account. */
    void deadManSwitch(SwitchState deadManSwitch);

    /**
     * What belongs to no market and no account.
     *
     * @param nowMs log time in milliseconds
     * @param lastOrderId the newest order's
     * @param idsRememberedSinceMs all client ids that were used since are remembered
     */
    record Clockwork(long nowMs, long lastOrderId, long idsRememberedSinceMs) {}

    /**
     * A market.
     *
     * @param lastPriceTicks {@link dev.bourse.engine.book.OrderBook#NO_PRICE} before the first trade
     * @param trades how many there were
     * @param breakerSlot see {@link CircuitBreaker#slot}
     * @param breakerWindow the lowest and the highest price of each part of the circuit breaker's window; empty when there is none
     */
    record MarketState(
            MarketUnits units,
            MarketRules rules,
            MarketStatus status,
            long lastPriceTicks,
            long trades,
            long breakerSlot,
            List<PriceRange> breakerWindow) {}

    /** The lowest and the highest price of a time, in ticks. */
    record PriceRange(long lowest, long highest) {}

    /** What an account has of an asset, in units. */
    record HoldingState(long accountId, int asset, long available, long locked) {}

    /**
     * A client id in use.
     *
     * @param orderId 0 for a transfer
     * @param isOpen whether that order is open
     */
    record ClientIdState(long accountId, String id, long orderId, long usedAtMs, boolean isOpen) {}

    /**
     * An open order. Its fields are those of {@link Order}.
     *
     * @param isWaiting for its trigger price; else it rests in the book
     * @param visibleLots in the book
     */
    record OrderState(
            long orderId,
            long accountId,
            int marketId,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            SelfTradePrevention prevention,
            long priceTicks,
            long lots,
            long openLots,
            long tradedLots,
            long displayLots,
            boolean isPostOnly,
            Trigger trigger,
            long triggerTicks,
            int makerFee,
            int takerFee,
            int feeCredit,
            long locked,
            long spendUnits,
            long expiresAtMs,
            long acceptedAtMs,
            String clientId,
            boolean isWaiting,
            long visibleLots) {}

    /** An account whose orders are cancelled at that time. */
    record SwitchState(long accountId, long deadlineMs) {}
}
