package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import java.math.BigInteger;
import java.util.Optional;

/** What the book and the balances have against an order of {@link NaiveEngine}. */
final class NaiveChecks {

    private final NaiveEngine engine;

    NaiveChecks(NaiveEngine engine) {
        this.engine = engine;
    }

    /** What an order would trade now, on a copy of the book. */
    private record Trial(long lots, BigInteger notional) {}

    /** Why an order must not be placed. What waits for its trigger price is looked at when that is reached. */
    Optional<Refusal> refusal(NaiveOrder order) {
        if (order.trigger != Trigger.NONE) {
            return Optional.empty();
        }
        NaiveMarket market = order.market;
        boolean crosses = market.crosses(order.side, order.price);
        long best = market.bestFor(order.side);
        return Refusal.when(order.postOnly && crosses, RejectReason.POST_ONLY_WOULD_TAKE, order.price, best)
                .or(() -> Refusal.when(order.type == OrderType.MARKET && !crosses, RejectReason.NO_LIQUIDITY, 0, 0))
                .or(() -> Refusal.when(
                        order.timeInForce == TimeInForce.FILL_OR_KILL && trial(order).lots != order.open,
                        RejectReason.FILL_OR_KILL_NOT_FILLED,
                        order.lots,
                        0));
    }

    /** True for an order that must trade wholly, and can't. */
    boolean isKilled(NaiveOrder order) {
        if (order.timeInForce != TimeInForce.FILL_OR_KILL) {
            return false;
        }
        BigInteger available = BigInteger.valueOf(engine.balances.available(order.account, order.asset()));
        boolean canPay = !order.goesAsFarAsMoneyLasts() || cost(order).compareTo(available) <= 0;
        return trial(order).lots != order.open || !canPay;
    }

    Optional<Refusal> refusalOfAmend(NaiveOrder order, long price, long lots) {
        if (order.goesAsFarAsMoneyLasts()) {
            return Optional.empty();
        }
        NaiveMarket market = order.market;
        boolean takes = order.postOnly && !market.waiting.contains(order) && market.crosses(order.side, price);
        BigInteger need = order.need(price, lots - (order.lots - order.open));
        return Refusal.when(takes, RejectReason.POST_ONLY_WOULD_TAKE, price, market.bestFor(order.side))
                .or(() -> fundsRefusal(order, need, order.locked));
    }

    /**
     * Why an order can't be paid.
     *
     * @param freed what another order will no longer need
     */
    Optional<Refusal> fundsRefusal(NaiveOrder order, long freed) {
        if (order.spend != 0) {
            return fundsRefusal(order, BigInteger.valueOf(order.spend), freed);
        }
        if (!order.goesAsFarAsMoneyLasts()) {
            return fundsRefusal(order, order.need(order.price, order.open), freed);
        }
        if (order.trigger != Trigger.NONE) {
            return Optional.empty();
        }
        boolean isAll = order.timeInForce == TimeInForce.FILL_OR_KILL;
        return fundsRefusal(order, isAll ? cost(order) : order.need(order.market.bestFor(order.side), 1), freed);
    }

    private Optional<Refusal> fundsRefusal(NaiveOrder order, BigInteger needed, long setAside) {
        if (needed.compareTo(NaiveRules.MOST) > 0) {
            return Optional.of(new Refusal(RejectReason.NOTIONAL_TOO_LARGE, 0, 0));
        }
        long missing = needed.longValueExact() - setAside;
        long available = engine.balances.available(order.account, order.asset());
        return Refusal.when(missing > available, RejectReason.INSUFFICIENT_BALANCE, missing, available);
    }

    /** What a market buy costs that fills wholly. */
    private BigInteger cost(NaiveOrder order) {
        BigInteger notional = trial(order).notional;
        return notional.add(NaiveOrder.roundedUp(notional.multiply(BigInteger.valueOf(order.takerFee))));
    }

    private Trial trial(NaiveOrder order) {
        NaiveMarket market = order.market;
        long[] lots = {0};
        BigInteger[] notional = {BigInteger.ZERO};
        market.book.copy().match(order.copy(), market.limitOf(order, engine.nowMs), order.open, new NaiveBook.Events() {
            @Override
            public void traded(NaiveOrder maker, long quantity) {
                lots[0] += quantity;
                notional[0] = notional[0].add(market.notional(maker.price, quantity));
            }

            @Override
            public void prevented(NaiveOrder maker, long quantity) {}

            @Override
            public void levelChanged(Side side, long price, long visible) {}
        });
        return new Trial(lots[0], notional[0]);
    }
}
