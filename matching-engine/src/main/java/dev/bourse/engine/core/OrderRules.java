package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.jspecify.annotations.Nullable;

/** Whether an order may be placed. What is refused is told, with the numbers that help. */
final class OrderRules {

    private final Funds funds;
    private final EngineListener listener;

    OrderRules(Funds funds, EngineListener listener) {
        this.funds = funds;
        this.listener = listener;
    }

    /** True when nothing but the account's balance can still be in the way. */
    boolean allow(NewOrder request, Market market, long nowMs) {
        return isOpen(request, market)
                && isSensible(request)
                && isExpiryAllowed(request, nowMs)
                && isQuantityAllowed(request, market)
                && isTriggerAllowed(request, market.units)
                && (request.type == OrderType.MARKET || isPriceAllowed(request, market))
                && (request.trigger != Trigger.NONE || trades(request, market));
    }

    /** True when an open order may have that price and quantity, and the account can pay what is then missing. */
    boolean allowAmend(Order order, NewOrder amended, Market market) {
        boolean isLimit = order.type == OrderType.LIMIT;
        if (order.spendUnits != 0) {
            return reject(order.accountId, RejectReason.CONTRADICTORY_ORDER, 0, 0);
        }
        if (!isOpen(amended, market)
                || !isQuantityAllowed(amended, market)
                || (isLimit && !isPriceAllowed(amended, market))) {
            return false;
        }
        long lots = amended.quantityUnits / market.units.lotUnits();
        long done = order.lots - order.openLots;
        if (lots <= done) {
            return reject(order.accountId, RejectReason.QUANTITY_TOO_SMALL, lots, done + 1);
        }
        long leastDisplay = leastDisplayLots(lots);
        if (order.displayLots != 0 && order.displayLots < leastDisplay) {
            return reject(
                    order.accountId,
                    RejectReason.INVALID_DISPLAY_QUANTITY,
                    order.displayLots * market.units.lotUnits(),
                    leastDisplay * market.units.lotUnits());
        }
        if (order.spends()) {
            return true;
        }
        long ticks = isLimit ? priceTicks(amended, market) : order.priceTicks;
        boolean rests = market.book.openLotsOf(order.orderId) != 0;
        if (rests && order.postOnly && market.crosses(order.side, ticks)) {
            return reject(order.accountId, RejectReason.POST_ONLY_WOULD_TAKE, ticks, market.bestFor(order.side));
        }
        return funds.cover(order, market, market.settlement.needed(order, ticks, lots - done), order.locked);
    }

    /** The worst price of the order in ticks; a market order has that of the band. */
    long priceTicks(NewOrder request, Market market) {
        if (request.type == OrderType.LIMIT) {
            return request.priceUnits / market.units.tickUnits();
        }
        return market.worstPrice(request.side);
    }

    /** Why an order that has triggered must not trade, or null when it may. */
    @Nullable
    CancelReason whyNot(Order order, Market market) {
        if (order.postOnly && market.crosses(order.side, order.priceTicks)) {
            return CancelReason.POST_ONLY_WOULD_TAKE;
        }
        if (order.timeInForce != TimeInForce.FILL_OR_KILL) {
            return null;
        }
        long limit = market.worstPriceNow(order.side, order.priceTicks);
        boolean wouldFill = market.book.wouldFill(order.side, limit, order.openLots, order.accountId, order.prevention);
        return wouldFill && funds.sufficeToFill(order, market) ? null : CancelReason.FILL_OR_KILL_NOT_FILLED;
    }

    private boolean isTriggerAllowed(NewOrder request, MarketUnits market) {
        if (request.trigger == Trigger.NONE) {
            return true;
        }
        long units = request.triggerUnits;
        if (units <= 0) {
            return reject(request.accountId, RejectReason.NOT_POSITIVE, units, 0);
        }
        if (units % market.tickUnits() != 0) {
            return reject(request.accountId, RejectReason.PRICE_NOT_ON_TICK, units, nearest(units, market.tickUnits()));
        }
        long ticks = units / market.tickUnits();
        return ticks <= OrderBook.MAX_PRICE_TICKS
                || reject(request.accountId, RejectReason.PRICE_OUT_OF_BAND, ticks, OrderBook.MAX_PRICE_TICKS);
    }

    private boolean isOpen(NewOrder request, Market market) {
        return switch (market.status) {
            case TRADING -> true;
            case CANCEL_ONLY -> reject(request.accountId, RejectReason.MARKET_CANCEL_ONLY, 0, 0);
            case HALTED -> reject(request.accountId, RejectReason.MARKET_HALTED, 0, 0);
        };
    }

    private boolean isSensible(NewOrder request) {
        boolean rests = request.timeInForce == TimeInForce.GOOD_TILL_CANCEL
                || request.timeInForce == TimeInForce.GOOD_TILL_DATE;
        boolean onlyWhenResting = request.postOnly || request.displayUnits != 0;
        boolean isSensible = switch (request.type) {
            case LIMIT -> (rests || !onlyWhenResting) && request.spendUnits == 0;
            case MARKET -> !rests && !onlyWhenResting && (request.spendUnits == 0 || isSensibleSpend(request));
        };
        return isSensible || reject(request.accountId, RejectReason.CONTRADICTORY_ORDER, 0, 0);
    }

    private static boolean isSensibleSpend(NewOrder request) {
        return request.side == Side.BUY
                && request.quantityUnits == 0
                && request.timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL;
    }

    private boolean isExpiryAllowed(NewOrder request, long nowMs) {
        boolean isDated = request.timeInForce == TimeInForce.GOOD_TILL_DATE;
        return !isDated
                || request.expiresAtMs > nowMs
                || reject(request.accountId, RejectReason.EXPIRY_NOT_IN_FUTURE, request.expiresAtMs, nowMs);
    }

    private boolean isQuantityAllowed(NewOrder request, Market market) {
        return request.spendUnits == 0
                ? isQuantityAllowed(request, market.units, market.rules)
                : isSpendAllowed(request, market);
    }

    private boolean isSpendAllowed(NewOrder request, Market market) {
        long account = request.accountId;
        long units = request.spendUnits;
        if (units < 0) {
            return reject(account, RejectReason.NOT_POSITIVE, units, 0);
        }
        return units >= market.rules.minNotional()
                || reject(account, RejectReason.MIN_NOTIONAL, units, market.rules.minNotional());
    }

    private boolean isQuantityAllowed(NewOrder request, MarketUnits market, MarketRules rules) {
        long account = request.accountId;
        long units = request.quantityUnits;
        if (units <= 0) {
            return reject(account, RejectReason.NOT_POSITIVE, units, 0);
        }
        if (units % market.lotUnits() != 0) {
            return reject(account, RejectReason.QUANTITY_NOT_ON_LOT, units, nearest(units, market.lotUnits()));
        }
        long lots = units / market.lotUnits();
        if (lots < rules.minLots()) {
            return reject(account, RejectReason.QUANTITY_TOO_SMALL, lots, rules.minLots());
        }
        if (lots > rules.maxLots()) {
            return reject(account, RejectReason.QUANTITY_TOO_LARGE, lots, rules.maxLots());
        }
        long display = request.displayUnits;
        long least = leastDisplayLots(lots) * market.lotUnits();
        boolean displayFits =
                display == 0 || (display >= least && display <= units && display % market.lotUnits() == 0);
        return displayFits
                || reject(
                        account,
                        RejectReason.INVALID_DISPLAY_QUANTITY,
                        display,
                        Math.clamp(nearest(Math.max(0, display), market.lotUnits()), least, units));
    }

    private static long leastDisplayLots(long lots) {
        return Math.ceilDiv(lots, MatchingEngine.MAX_ICEBERG_PARTS);
    }

    private boolean isPriceAllowed(NewOrder request, Market market) {
        long account = request.accountId;
        long units = request.priceUnits;
        if (units <= 0) {
            return reject(account, RejectReason.NOT_POSITIVE, units, 0);
        }
        if (units % market.units.tickUnits() != 0) {
            return reject(account, RejectReason.PRICE_NOT_ON_TICK, units, nearest(units, market.units.tickUnits()));
        }
        long ticks = units / market.units.tickUnits();
        long nearest = Math.clamp(ticks, market.lowestPrice(), market.highestPrice());
        if (nearest != ticks) {
            return reject(account, RejectReason.PRICE_OUT_OF_BAND, ticks, nearest);
        }
        long lots = request.quantityUnits / market.units.lotUnits();
        if (market.units.mostCost(ticks, lots, market.rules.mostFeeBasisPoints(), 0) == MarketUnits.TOO_MUCH) {
            return reject(account, RejectReason.NOTIONAL_TOO_LARGE, 0, 0);
        }
        long notional = market.units.notional(ticks, lots);
        return notional >= market.rules.minNotional()
                || reject(account, RejectReason.MIN_NOTIONAL, notional, market.rules.minNotional());
    }

    /** Post-only must not trade, fill-or-kill must trade wholly, a market order must find somebody. */
    private boolean trades(NewOrder request, Market market) {
        long ticks = priceTicks(request, market);
        boolean crosses = market.crosses(request.side, ticks);
        if (request.postOnly && crosses) {
            return reject(request.accountId, RejectReason.POST_ONLY_WOULD_TAKE, ticks, market.bestFor(request.side));
        }
        if (request.type == OrderType.MARKET && !crosses) {
            return reject(request.accountId, RejectReason.NO_LIQUIDITY, 0, 0);
        }
        if (request.timeInForce != TimeInForce.FILL_OR_KILL) {
            return true;
        }
        long lots = request.quantityUnits / market.units.lotUnits();
        long limit = market.worstPriceNow(request.side, ticks);
        return market.book.wouldFill(request.side, limit, lots, request.accountId, prevention(request, market))
                || reject(request.accountId, RejectReason.FILL_OR_KILL_NOT_FILLED, lots, 0);
    }

    /** What the order says of trades with oneself, or else what the market does. */
    static SelfTradePrevention prevention(NewOrder request, Market market) {
        SelfTradePrevention own = request.prevention;
        return own == null ? market.rules.defaultPrevention() : own;
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
