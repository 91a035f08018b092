package dev.bourse.exchange.event;

import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import java.util.List;

/**
 * The engine's answer to a query.
 *
 * @param sequence the newest event that it knows of
 * @param timeMs the time of the newest command that it knows of, Unix milliseconds
 * @param isBusy true when the query was not asked because too many wait; then there are no items
 */
public record Answer(long requestId, long sequence, long timeMs, boolean isBusy, List<Item> items) {

    /** One thing of an answer. */
    public sealed interface Item {

        /** Something that an event would say in the same words: a level, a balance, an asset, a market. */
        record State(EngineEvent event) implements Item {}

        /**
         * An open order as it is; the units are those of {@link EngineEvent}.
         *
         * @param tradedLots what is neither traded nor open was taken away by self-trade prevention
         */
        record OpenOrder(
                long orderId,
                long accountId,
                int marketId,
                Side side,
                OrderType type,
                TimeInForce timeInForce,
                Trigger trigger,
                Prevention prevention,
                boolean postOnly,
                boolean isWaiting,
                long price,
                long lots,
                long openLots,
                long tradedLots,
                long displayLots,
                long triggerPrice,
                long spend,
                long locked,
                long expiresAtMs,
                long acceptedAtMs,
                String clientOrderId)
                implements Item {}

        /** Where a market is, in ticks; -1 where there is no such price. */
        record MarketPrices(int marketId, long lastPrice, long bestBid, long bestAsk, long trades) implements Item {}

        /** A client id is in use by nothing that is open; {@code orderId} is 0 for a transfer. */
        record ClientIdUse(long accountId, long orderId, long usedAtMs, String clientOrderId) implements Item {}
    }
}
