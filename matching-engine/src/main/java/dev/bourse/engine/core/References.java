package dev.bourse.engine.core;

import dev.bourse.engine.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** What commands refer to, found; or told that it is not there, or that nothing can be done with it now. */
final class References {

    private final Ledger ledger;
    private final Markets markets;
    private final Orders orders;
    private final EngineListener listener;

    References(Ledger ledger, Markets markets, Orders orders, EngineListener listener) {
        this.ledger = ledger;
        this.markets = markets;
        this.orders = orders;
        this.listener = listener;
    }

    /** True for an account that can trade. */
    boolean isKnown(long accountId) {
        boolean isKnown = accountId > MatchingEngine.HOUSE_ACCOUNT && ledger.hasAccount(accountId);
        if (!isKnown) {
            listener.rejected(accountId, RejectReason.UNKNOWN_ACCOUNT, accountId, 0);
        }
        return isKnown;
    }

    /** The market, with its circuit breaker at the time that it is. */
    @Nullable
    Market currentMarket(int marketId, long accountId, long nowMs) {
        Market market = markets.find(marketId, accountId);
        if (market != null) {
            market.breaker.advance(nowMs, market.lastPriceTicks());
        }
        return market;
    }

    /** The market, unless it is halted. */
    @Nullable
    Market unhaltedMarket(int marketId, long accountId) {
        Market market = markets.find(marketId, accountId);
        if (market != null && market.status == MarketStatus.HALTED) {
            listener.rejected(accountId, RejectReason.MARKET_HALTED, 0, 0);
            return null;
        }
        return market;
    }

    /** An account's open order. */
    @Nullable
    Order openOrder(long accountId, Market market, long orderId) {
        long slot = market.tagOf(orderId);
        if (slot < 0 || orders.at(slot).accountId != accountId) {
            listener.rejected(accountId, RejectReason.UNKNOWN_ORDER, orderId, 0);
            return null;
        }
        return orders.at(slot);
    }
}
