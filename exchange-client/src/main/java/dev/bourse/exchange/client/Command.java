package dev.bourse.exchange.client;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;

/**
 * What the engine can be told to do; {@code messages.xml} says what each field means. Prices are in quote units for one whole base asset,
 * quantities in base units, amounts in units; 0 and the empty text are for none.
 */
public sealed interface Command {

    /** Places an order, perhaps in the place of an open one. */
    record PlaceOrder(
            long accountId,
            int marketId,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            Trigger trigger,
            Prevention prevention,
            boolean postOnly,
            long price,
            long quantity,
            long displayQuantity,
            long triggerPrice,
            long spend,
            long expiresAtMs,
            String clientOrderId,
            long clientOrderIdUnusedBeforeMs,
            long replacesOrderId,
            String replacesClientOrderId)
            implements Command {

        /** The same order under a name that is known to be unused before another time. */
        public PlaceOrder unusedBefore(long timeMs) {
            return new PlaceOrder(
                    accountId,
                    marketId,
                    side,
                    type,
                    timeInForce,
                    trigger,
                    prevention,
                    postOnly,
                    price,
                    quantity,
                    displayQuantity,
                    triggerPrice,
                    spend,
                    expiresAtMs,
                    clientOrderId,
                    timeMs,
                    replacesOrderId,
                    replacesClientOrderId);
        }
    }

    /** Cancels an open order: by its id, or by its client id when that is 0. */
    record CancelOrder(long accountId, int marketId, long orderId, String clientOrderId) implements Command {}

    /** Changes an open order; the quantity is for how much it is in all, with what has traded of it. */
    record AmendOrder(long accountId, int marketId, long orderId, String clientOrderId, long price, long quantity)
            implements Command {}

    /** Cancels all open orders of an account, in one market or in {@link #ALL_MARKETS}. */
    record CancelAll(long accountId, int marketId) implements Command {

        /** In place of a market. */
        public static final int ALL_MARKETS = -1;
    }

    /** Credits what comes from outside. */
    record Deposit(long accountId, int asset, long units, String transferId, long transferIdUnusedBeforeMs)
            implements Command {}

    /** Debits what goes outside. */
    record Withdraw(long accountId, int asset, long units, String transferId, long transferIdUnusedBeforeMs)
            implements Command {}

    /** What a market allows and charges; rates in basis points. */
    record Rules(
            long minLots,
            long maxLots,
            long minNotional,
            int band,
            int makerFee,
            int takerFee,
            int breaker,
            long breakerWindowMs,
            Prevention defaultPrevention) {}

    /** Creates a market, and its assets where they are new. */
    record CreateMarket(
            String symbol,
            String baseName,
            int baseScale,
            String quoteName,
            int quoteScale,
            long tick,
            long lot,
            Rules rules)
            implements Command {}

    /** Changes what a market allows to do. */
    record ChangeMarketStatus(int marketId, MarketStatus status) implements Command {}

    /** Changes a market's limits and fees. */
    record ChangeMarketRules(int marketId, Rules rules) implements Command {}

    /** Cancels all open orders in a market. */
    record ClearMarket(int marketId) implements Command {}

    /** Arms an account's dead-man switch anew; 0 disarms it. */
    record Heartbeat(long accountId, long timeoutMs) implements Command {}

    /** Does nothing. Its reply comes after those of all commands before it: a way to know that they have been done. */
    record Fence() implements Command {}
}
