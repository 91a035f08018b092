package dev.bourse.engine.core;

import dev.bourse.engine.ledger.Ledger;

/** What orders cost, and whether their accounts have it. */
final class Funds {

    private final Ledger ledger;
    private final EngineListener listener;

    Funds(Ledger ledger, EngineListener listener) {
        this.ledger = ledger;
        this.listener = listener;
    }

    /**
     * True when the account has what a new order needs; else it is told what is missing.
     *
     * @param freed what is set aside for another order and will be available by then
     */
    boolean suffice(Order order, Market market, long freed) {
        return (order.spendsAvailable() && order.trigger != Trigger.NONE)
                || cover(order, market, needed(order, market), freed);
    }

    /** True when the account has what is needed beyond what is set aside already. */
    boolean cover(Order order, Market market, long needed, long setAside) {
        if (needed == MarketUnits.TOO_MUCH) {
            listener.rejected(order.accountId, RejectReason.NOTIONAL_TOO_LARGE, 0, 0);
            return false;
        }
        long missing = needed - setAside;
        long available = ledger.available(order.accountId, market.settlement.asset(order.side));
        if (missing > available) {
            listener.rejected(order.accountId, RejectReason.INSUFFICIENT_BALANCE, missing, available);
        }
        return missing <= available;
    }

    /** True when the account can pay the whole of a market order, or its cost is set aside. */
    boolean sufficeToFill(Order order, Market market) {
        if (!order.spendsAvailable()) {
            return true;
        }
        long cost = costToFill(order, market);
        return cost != MarketUnits.TOO_MUCH && cost <= ledger.available(order.accountId, market.units.quoteAsset());
    }

    /** The most lots that an order can buy at a price, with what is set aside for it or else with what the account has. */
    long affordable(Order order, Market market, long priceTicks) {
        long budget =
                order.spendUnits == 0 ? ledger.available(order.accountId, market.units.quoteAsset()) : order.locked;
        long least = 0;
        long most = order.openLots;
        while (least < most) {
            long lots = most - (most - least) / 2;
            long cost = market.settlement.needed(order, priceTicks, lots);
            if (cost != MarketUnits.TOO_MUCH && cost <= budget) {
                least = lots;
            } else {
                most = lots - 1;
            }
        }
        return least;
    }

    private static long needed(Order order, Market market) {
        if (order.spendUnits != 0) {
            return order.spendUnits;
        }
        if (!order.spends()) {
            return market.settlement.needed(order, order.priceTicks, order.openLots);
        }
        return order.timeInForce == TimeInForce.FILL_OR_KILL
                ? costToFill(order, market)
                : market.settlement.needed(order, market.book.bestAsk(), 1);
    }

    /** What a market order that fills wholly costs, fee included. */
    private static long costToFill(Order order, Market market) {
        long[] notional = {0};
        market.book.visitFill(
                order.side, order.priceTicks, order.openLots, order.accountId, order.prevention, (priceTicks, lots) -> {
                    long cost = market.units.notional(priceTicks, lots);
                    boolean fits = cost != MarketUnits.TOO_MUCH
                            && notional[0] != MarketUnits.TOO_MUCH
                            && cost <= Long.MAX_VALUE - notional[0];
                    notional[0] = fits ? notional[0] + cost : MarketUnits.TOO_MUCH;
                });
        return MarketUnits.withFee(notional[0], order.takerFee, 0);
    }
}
