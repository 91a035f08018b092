package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Whether an order may be placed. What is refused is told, with the numbers that help. */
final class OrderRules {

    private final Ledger ledger;
    private final EngineListener listener;

    OrderRules(Ledger ledger, EngineListener listener) {
        this.ledger = ledger;
        this.listener = listener;
    }

    /** True when nothing but the account's balance can still be in the way. */
    boolean allow(NewOrder request, Market market) {
        return isOpen(request, market)
                && isSensible(request)
                && isQuantityAllowed(request, market.rules)
                && isTriggerAllowed(request, market.rules)
                && (request.type == OrderType.MARKET || isPriceAllowed(request, market))
                && (request.trigger != Trigger.NONE || trades(request, market));
    }

    /** True when an open order may have that price and quantity, and the account can pay what is then missing. */
    boolean allowAmend(Order order, NewOrder amended, Market market) {
        MarketRules rules = market.rules;
        boolean isLimit = order.type == OrderType.LIMIT;
        if (!isOpen(amended, market)
                || !isQuantityAllowed(amended, rules)
                || (isLimit && !isPriceAllowed(amended, market))) {
            return false;
        }
        long lots = amended.quantityUnits / rules.lotUnits();
        long done = order.lots - order.openLots;
        if (lots <= done) {
            return reject(order.accountId, RejectReason.QUANTITY_TOO_SMALL, lots, done + 1);
        }
        if (order.spends()) {
            return true;
        }
        long ticks = isLimit ? priceTicks(amended, market) : order.priceTicks;
        long best = order.side == Side.BUY ? market.book.bestAsk() : market.book.bestBid();
        boolean rests = market.book.openLotsOf(order.orderId) != 0;
        if (rests && order.postOnly && crosses(order.side, ticks, best)) {
            return reject(order.accountId, RejectReason.POST_ONLY_WOULD_TAKE, ticks, best);
        }
        long missing = market.settlement.needed(order, ticks, lots - done) - order.locked;
        long available = ledger.available(order.accountId, market.settlement.asset(order.side));
        return missing <= available || reject(order.accountId, RejectReason.INSUFFICIENT_BALANCE, missing, available);
    }

    /** The worst price of the order in ticks; a market order has that of the band. */
    long priceTicks(NewOrder request, Market market) {
        if (request.type == OrderType.LIMIT) {
            return request.priceUnits / market.rules.tickUnits();
        }
        return market.worstPrice(request.side);
    }

    /** True when the account has what the order needs. */
    boolean canPay(Order order, Market market) {
        int asset = market.settlement.asset(order.side);
        long available = ledger.available(order.accountId, asset);
        if (order.spends() && order.trigger != Trigger.NONE) {
            return true;
        }
        long needed = order.spends()
                ? market.settlement.needed(order, market.book.bestAsk(), 1)
                : market.settlement.needed(order, order.priceTicks, order.openLots);
        return needed <= available || reject(order.accountId, RejectReason.INSUFFICIENT_BALANCE, needed, available);
    }

    /** The most lots, up to a number, that the account can pay at a price. */
    long affordable(Order order, Market market, long priceTicks, long most) {
        long available = ledger.available(order.accountId, market.rules.quoteAsset());
        long least = 0;
        long beyond = most + 1;
        while (beyond - least > 1) {
            long lots = least + (beyond - least) / 2;
            long cost = market.settlement.needed(order, priceTicks, lots);
            if (cost != MarketRules.TOO_MUCH && cost <= available) {
                least = lots;
            } else {
                beyond = lots;
            }
        }
        return least;
    }

    /** Why an order that has triggered must not trade, or null when it may. */
    @Nullable
    CancelReason whyNot(Order order, Market market) {
        long best = order.side == Side.BUY ? market.book.bestAsk() : market.book.bestBid();
        if (order.postOnly && crosses(order.side, order.priceTicks, best)) {
            return CancelReason.POST_ONLY_WOULD_TAKE;
        }
        boolean mustFill = order.timeInForce == TimeInForce.FILL_OR_KILL;
        boolean wouldFill = !mustFill
                || market.book.wouldFill(
                        order.side, order.priceTicks, order.openLots, order.accountId, order.prevention);
        return wouldFill ? null : CancelReason.FILL_OR_KILL_NOT_FILLED;
    }

    private static boolean crosses(Side side, long ticks, long best) {
        return best != OrderBook.NO_PRICE && (side == Side.BUY ? best <= ticks : best >= ticks);
    }

    private boolean isTriggerAllowed(NewOrder request, MarketRules rules) {
        if (request.trigger == Trigger.NONE) {
            return true;
        }
        long units = request.triggerUnits;
        if (units <= 0) {
            return reject(request.accountId, RejectReason.NOT_POSITIVE, units, 0);
        }
        return units % rules.tickUnits() == 0
                || reject(request.accountId, RejectReason.PRICE_NOT_ON_TICK, units, nearest(units, rules.tickUnits()));
    }

    private boolean isOpen(NewOrder request, Market market) {
        return switch (market.status) {
            case TRADING -> true;
            case CANCEL_ONLY -> reject(request.accountId, RejectReason.MARKET_CANCEL_ONLY, 0, 0);
            case HALTED -> reject(request.accountId, RejectReason.MARKET_HALTED, 0, 0);
        };
    }

    private boolean isSensible(NewOrder request) {
        boolean rests = request.timeInForce == TimeInForce.GOOD_TILL_CANCEL;
        boolean isMarket = request.type == OrderType.MARKET;
        boolean onlyWhenResting = request.postOnly || request.displayUnits != 0;
        boolean contradicts = isMarket ? rests || onlyWhenResting : !rests && onlyWhenResting;
        return !contradicts || reject(request.accountId, RejectReason.CONTRADICTORY_ORDER, 0, 0);
    }

    private boolean isQuantityAllowed(NewOrder request, MarketRules rules) {
        long account = request.accountId;
        long units = request.quantityUnits;
        if (units <= 0) {
            return reject(account, RejectReason.NOT_POSITIVE, units, 0);
        }
        if (units % rules.lotUnits() != 0) {
            return reject(account, RejectReason.QUANTITY_NOT_ON_LOT, units, nearest(units, rules.lotUnits()));
        }
        long lots = units / rules.lotUnits();
        if (lots < rules.minLots()) {
            return reject(account, RejectReason.QUANTITY_TOO_SMALL, lots, rules.minLots());
        }
        if (lots > rules.maxLots()) {
            return reject(account, RejectReason.QUANTITY_TOO_LARGE, lots, rules.maxLots());
        }
        long display = request.displayUnits;
        boolean displayFits = display >= 0 && display <= units && display % rules.lotUnits() == 0;
        return displayFits
                || reject(
                        account,
                        RejectReason.INVALID_DISPLAY_QUANTITY,
                        display,
                        Math.clamp(nearest(Math.max(0, display), rules.lotUnits()), rules.lotUnits(), units));
    }

    private boolean isPriceAllowed(NewOrder request, Market market) {
        MarketRules rules = market.rules;
        long account = request.accountId;
        long units = request.priceUnits;
        if (units <= 0) {
            return reject(account, RejectReason.NOT_POSITIVE, units, 0);
        }
        if (units % rules.tickUnits() != 0) {
            return reject(account, RejectReason.PRICE_NOT_ON_TICK, units, nearest(units, rules.tickUnits()));
        }
        long ticks = units / rules.tickUnits();
        long nearest = Math.clamp(ticks, market.lowestPrice(), market.highestPrice());
        if (nearest != ticks) {
            return reject(account, RejectReason.PRICE_OUT_OF_BAND, ticks, nearest);
        }
        long lots = request.quantityUnits / rules.lotUnits();
        if (rules.mostCost(ticks, lots, rules.mostFeeBasisPoints(), 0) == MarketRules.TOO_MUCH) {
            return reject(account, RejectReason.NOTIONAL_TOO_LARGE, 0, 0);
        }
        long notional = rules.notional(ticks, lots);
        return notional >= rules.minNotional()
                || reject(account, RejectReason.MIN_NOTIONAL, notional, rules.minNotional());
    }

    /** Post-only must not trade, fill-or-kill must trade wholly, a market order must find somebody. */
    private boolean trades(NewOrder request, Market market) {
        OrderBook book = market.book;
        long ticks = priceTicks(request, market);
        long best = request.side == Side.BUY ? book.bestAsk() : book.bestBid();
        boolean crosses = crosses(request.side, ticks, best);
        if (request.postOnly && crosses) {
            return reject(request.accountId, RejectReason.POST_ONLY_WOULD_TAKE, ticks, best);
        }
        if (request.type == OrderType.MARKET && !crosses) {
            return reject(request.accountId, RejectReason.NO_LIQUIDITY, 0, 0);
        }
        long lots = request.quantityUnits / market.rules.lotUnits();
        return request.timeInForce != TimeInForce.FILL_OR_KILL
                || book.wouldFill(request.side, ticks, lots, request.accountId, request.prevention)
                || reject(request.accountId, RejectReason.FILL_OR_KILL_NOT_FILLED, lots, 0);
    }

    private boolean reject(long accountId, RejectReason reason, long given, long limit) {
        listener.rejected(accountId, reason, given, limit);
        return false;
    }

    /** The nearest multiple of a step, at least one step; of two that are equally near the lower. */
    private static long nearest(long units, long step) {
        long below = units / step * step;
        boolean upwards = units - below > step - (units - below) && below <= Long.MAX_VALUE - step;
        return Math.max(step, upwards ? below + step : below);
    }
}
