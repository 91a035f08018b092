package dev.bourse.engine.core;

import static dev.bourse.engine.core.RejectReason.*;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.Side;
import java.math.BigInteger;
import java.util.Optional;

/** What {@link NaiveEngine} refuses, whatever the book and the balances are. */
final class NaiveRules {

    private NaiveRules() {}

    static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    static Optional<Refusal> ofOrder(NewOrder request, NaiveMarket market, long nowMs) {
        return ofStatus(market)
                .or(() -> Refusal.when(isContradictory(request), CONTRADICTORY_ORDER, 0, 0))
                .or(() -> Refusal.when(
                        request.timeInForce == TimeInForce.GOOD_TILL_DATE && request.expiresAtMs <= nowMs,
                        EXPIRY_NOT_IN_FUTURE,
                        request.expiresAtMs,
                        nowMs))
                .or(() -> request.spendUnits == 0 ? ofQuantity(request, market) : ofSpend(request, market))
                .or(() -> request.trigger == Trigger.NONE ? Optional.empty() : ofTrigger(request, market))
                .or(() -> request.type == OrderType.MARKET ? Optional.empty() : ofPrice(request, market));
    }

    static Optional<Refusal> ofAmend(NaiveOrder order, NewOrder amended, NaiveMarket market) {
        long done = order.lots - order.open;
        long lots = amended.quantityUnits / market.lot;
        long display = order.display * market.lot;
        long leastDisplay = leastDisplay(lots, market);
        return Refusal.when(order.spend != 0, CONTRADICTORY_ORDER, 0, 0)
                .or(() -> ofStatus(market))
                .or(() -> ofQuantity(amended, market))
                .or(() -> order.type == OrderType.MARKET ? Optional.empty() : ofPrice(amended, market))
                .or(() -> Refusal.when(lots <= done, QUANTITY_TOO_SMALL, lots, done + 1))
                .or(() -> Refusal.when(
                        order.display != 0 && display < leastDisplay, INVALID_DISPLAY_QUANTITY, display, leastDisplay));
    }

    static boolean areRulesWrong(MarketRules rules) {
        boolean isBreakerWrong =
                rules.breakerBasisPoints() < 0 || (rules.breakerBasisPoints() > 0 && rules.breakerWindowMs() < 64);
        return rules.minLots() < 1
                || rules.maxLots() < rules.minLots()
                || rules.minNotional() < 0
                || rules.bandBasisPoints() < 0
                || rules.makerFeeBasisPoints() < 0
                || rules.makerFeeBasisPoints() > 10_000
                || rules.takerFeeBasisPoints() < 0
                || rules.takerFeeBasisPoints() > 10_000
                || isBreakerWrong;
    }

    private static Optional<Refusal> ofStatus(NaiveMarket market) {
        return switch (market.status) {
            case TRADING -> Optional.empty();
            case CANCEL_ONLY -> Optional.of(new Refusal(MARKET_CANCEL_ONLY, 0, 0));
            case HALTED -> Optional.of(new Refusal(MARKET_HALTED, 0, 0));
        };
    }

    private static boolean isContradictory(NewOrder request) {
        boolean rests = request.timeInForce == TimeInForce.GOOD_TILL_CANCEL
                || request.timeInForce == TimeInForce.GOOD_TILL_DATE;
        boolean wantsToRest = request.postOnly || request.displayUnits != 0;
        boolean isMarket = request.type == OrderType.MARKET;
        boolean isSpendWrong = request.side != Side.BUY
                || request.quantityUnits != 0
                || request.timeInForce != TimeInForce.IMMEDIATE_OR_CANCEL
                || !isMarket;
        return (wantsToRest && !rests) || (isMarket && rests) || (request.spendUnits != 0 && isSpendWrong);
    }

    private static Optional<Refusal> ofSpend(NewOrder request, NaiveMarket market) {
        long least = market.rules.minNotional();
        return Refusal.when(request.spendUnits < 0, NOT_POSITIVE, request.spendUnits, 0)
                .or(() -> Refusal.when(request.spendUnits < least, MIN_NOTIONAL, request.spendUnits, least));
    }

    private static Optional<Refusal> ofQuantity(NewOrder request, NaiveMarket market) {
        long units = request.quantityUnits;
        long lots = units / market.lot;
        long least = market.rules.minLots();
        long most = market.rules.maxLots();
        long display = request.displayUnits;
        long leastDisplay = leastDisplay(lots, market);
        boolean isDisplayWrong =
                display != 0 && (display < leastDisplay || display > units || display % market.lot != 0);
        return Refusal.when(units <= 0, NOT_POSITIVE, units, 0)
                .or(() -> ofStep(units, market.lot, QUANTITY_NOT_ON_LOT))
                .or(() -> Refusal.when(lots < least, QUANTITY_TOO_SMALL, lots, least))
                .or(() -> Refusal.when(lots > most, QUANTITY_TOO_LARGE, lots, most))
                .or(() -> Refusal.when(
                        isDisplayWrong,
                        INVALID_DISPLAY_QUANTITY,
                        display,
                        Math.min(units, Math.max(leastDisplay, nearest(Math.max(0, display), market.lot)))));
    }

    /** A hundredth of the lots, rounded up to a whole one. */
    private static long leastDisplay(long lots, NaiveMarket market) {
        return (lots / 100 + (lots % 100 == 0 ? 0 : 1)) * market.lot;
    }

    private static Optional<Refusal> ofTrigger(NewOrder request, NaiveMarket market) {
        long units = request.triggerUnits;
        long most = OrderBook.MAX_PRICE_TICKS;
        return Refusal.when(units <= 0, NOT_POSITIVE, units, 0)
                .or(() -> ofStep(units, market.tick, PRICE_NOT_ON_TICK))
                .or(() -> Refusal.when(units / market.tick > most, PRICE_OUT_OF_BAND, units / market.tick, most));
    }

    private static Optional<Refusal> ofPrice(NewOrder request, NaiveMarket market) {
        long units = request.priceUnits;
        long price = units / market.tick;
        long nearest = Math.min(Math.max(price, market.lowestPrice()), market.highestPrice());
        BigInteger notional = market.notional(price, request.quantityUnits / market.lot);
        long rate = Math.max(market.rules.makerFeeBasisPoints(), market.rules.takerFeeBasisPoints());
        BigInteger cost = notional.add(NaiveOrder.roundedUp(notional.multiply(BigInteger.valueOf(rate))));
        BigInteger least = BigInteger.valueOf(market.rules.minNotional());
        return Refusal.when(units <= 0, NOT_POSITIVE, units, 0)
                .or(() -> ofStep(units, market.tick, PRICE_NOT_ON_TICK))
                .or(() -> Refusal.when(nearest != price, PRICE_OUT_OF_BAND, price, nearest))
                .or(() -> Refusal.when(cost.compareTo(MOST) > 0, NOTIONAL_TOO_LARGE, 0, 0))
                .or(() -> Refusal.when(
                        notional.compareTo(least) < 0,
                        MIN_NOTIONAL,
                        notional.longValueExact(),
                        least.longValueExact()));
    }

    private static Optional<Refusal> ofStep(long units, long step, RejectReason reason) {
        return units % step == 0 ? Optional.empty() : Optional.of(new Refusal(reason, units, nearest(units, step)));
    }

    /** The nearest whole number of steps above 0, the lower of two; the greatest that fits when the next would not. */
    private static long nearest(long units, long step) {
        BigInteger below = BigInteger.valueOf(units - units % step);
        BigInteger above = below.add(BigInteger.valueOf(step));
        boolean isUp = units % step > step - units % step && above.compareTo(MOST) <= 0;
        return Math.max(step, (isUp ? above : below).longValueExact());
    }
}
