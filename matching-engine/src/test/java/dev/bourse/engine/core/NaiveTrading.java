package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What becomes of the orders of {@link NaiveEngine}. */
final class NaiveTrading {

    private final NaiveEngine engine;

    NaiveTrading(NaiveEngine engine) {
        this.engine = engine;
    }

    void begin(NaiveOrder order) {
        if (order.spend != 0) {
            engine.balances.setAside(order, order.spend);
        } else if (!order.goesAsFarAsMoneyLasts()) {
            engine.balances.settle(order);
        }
        if (order.market.isReached(order)) {
            start(order);
        } else {
            order.market.waiting.add(order);
        }
        triggerOthers(order.market);
    }

    void amend(NaiveOrder order, long price, long lots) {
        NaiveMarket market = order.market;
        long done = order.lots - order.open;
        long oldPrice = order.price;
        boolean isWorse = price != oldPrice || lots > order.lots;
        boolean isSame = price == oldPrice && lots == order.lots;
        order.price = price;
        order.lots = lots;
        order.open = lots - done;
        if (!order.goesAsFarAsMoneyLasts()) {
            engine.balances.settle(order);
        }
        engine.events.amended(order.id, order.open, lots, price);
        if (isSame || market.waiting.contains(order)) {
            return;
        }
        if (isWorse) {
            market.book.side(order.side).remove(order);
            tellLevel(market, order.side, oldPrice);
            execute(order);
            triggerOthers(market);
        } else {
            order.visible = Math.min(order.visible, order.open);
            tellLevel(market, order.side, price);
        }
    }

    void cancel(NaiveOrder order, CancelReason reason) {
        if (!order.market.waiting.remove(order)) {
            order.market.book.side(order.side).remove(order);
            tellLevel(order.market, order.side, order.price);
        }
        close(order, reason);
    }

    void triggerOthers(NaiveMarket market) {
        NaiveOrder next = market.nextTriggered();
        while (next != null && market.status == MarketStatus.TRADING) {
            market.waiting.remove(next);
            engine.events.triggered(next.id);
            if (next.type == OrderType.MARKET) {
                next.price = market.worstPrice(next.side);
            }
            start(next);
            next = market.nextTriggered();
        }
    }

    private void start(NaiveOrder order) {
        if (order.postOnly && order.market.crosses(order.side, order.price)) {
            close(order, CancelReason.POST_ONLY_WOULD_TAKE);
        } else if (engine.checks.isKilled(order)) {
            close(order, CancelReason.FILL_OR_KILL_NOT_FILLED);
        } else {
            execute(order);
        }
    }

    private void execute(NaiveOrder order) {
        NaiveMarket market = order.market;
        long limit = market.limitOf(order, engine.nowMs);
        CancelReason ends = order.goesAsFarAsMoneyLasts() ? spend(order, limit) : match(order, limit, order.open);
        if (order.open == 0) {
            engine.balances.settle(order);
            engine.forget(order);
        } else if (ends != null) {
            close(order, ends);
        } else if (market.crosses(order.side, order.price)) {
            long best = market.bestFor(order.side);
            engine.events.circuitBroken(market.id, best, market.breaker.nearestAllowed(best, engine.nowMs));
            market.status = MarketStatus.HALTED;
            engine.events.marketChanged(market.id, market.symbol, market.status);
            close(order, CancelReason.CIRCUIT_BREAKER);
        } else if (order.rests()) {
            rest(order);
        } else {
            close(order, CancelReason.NOT_FILLED_AT_ONCE);
        }
    }

    /** Buys at the best price what can be paid, and so on, until that is used up: traded or prevented. */
    private @Nullable CancelReason spend(NaiveOrder order, long limit) {
        CancelReason ends = null;
        while (order.open > 0 && ends == null && order.market.crosses(Side.BUY, limit)) {
            long best = order.market.bestFor(Side.BUY);
            long lots = affordable(order, best);
            if (lots != 0 && order.spend == 0) {
                engine.balances.touch(order.account, order.asset());
            }
            long open = order.open;
            ends = match(order, best, lots);
            if (ends == null && open > lots && order.open == open - lots) {
                ends = CancelReason.SPENT;
            }
        }
        return ends;
    }

    private long affordable(NaiveOrder order, long price) {
        BigInteger budget = BigInteger.valueOf(
                order.spend == 0 ? engine.balances.available(order.account, order.asset()) : order.locked);
        BigInteger withFee = order.market.notional(price, 1).multiply(BigInteger.valueOf(10_000L + order.takerFee));
        BigInteger atMost =
                budget.add(BigInteger.ONE).multiply(BigInteger.valueOf(10_000)).divide(withFee);
        long lots = atMost.min(BigInteger.valueOf(order.open)).longValueExact();
        while (lots > 0 && order.need(price, lots).compareTo(budget) > 0) {
            lots--;
        }
        return lots;
    }

    private @Nullable CancelReason match(NaiveOrder order, long limit, long lots) {
        boolean ends = order.market.book.match(order, limit, lots, new NaiveSettlement(engine, order));
        return ends ? CancelReason.SELF_TRADE_PREVENTED : null;
    }

    private void rest(NaiveOrder order) {
        engine.balances.settle(order);
        order.visible = order.display == 0 ? order.open : Math.min(order.display, order.open);
        order.market.book.add(order);
        tellLevel(order.market, order.side, order.price);
    }

    private void tellLevel(NaiveMarket market, Side side, long price) {
        engine.events.levelChanged(market.id, side, price, market.book.visibleAt(side, price));
    }

    private void close(NaiveOrder order, CancelReason reason) {
        long lots = order.open;
        order.open = 0;
        engine.balances.settle(order);
        engine.events.cancelled(order.id, lots, reason, 0, order.traded);
        engine.forget(order);
    }
}
