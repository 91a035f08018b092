package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.math.BigInteger;

/** Who gets what when an order of {@link NaiveEngine} trades. */
final class NaiveSettlement implements NaiveBook.Events {

    private final NaiveEngine engine;
    private final NaiveOrder taker;
    private final NaiveMarket market;

    NaiveSettlement(NaiveEngine engine, NaiveOrder taker) {
        this.engine = engine;
        this.taker = taker;
        this.market = taker.market;
    }

    @Override
    public void traded(NaiveOrder maker, long lots) {
        BigInteger notional = market.notional(maker.price, lots);
        long makerFee = maker.pay(notional, maker.makerFee);
        long takerFee = taker.pay(notional, taker.takerFee);
        NaiveOrder buyer = taker.side == Side.BUY ? taker : maker;
        NaiveOrder seller = buyer == taker ? maker : taker;
        long buyerFee = buyer == taker ? takerFee : makerFee;
        long sellerFee = buyer == taker ? makerFee : takerFee;
        exchange(buyer, seller, notional.longValueExact(), buyerFee, sellerFee, lots * market.lot);
        market.lastPrice = maker.price;
        market.breaker.traded(engine.nowMs, maker.price);
        market.trades++;
        maker.traded += lots;
        taker.traded += lots;
        engine.events.traded(market.trades, maker.id, taker.id, maker.price, lots, makerFee, takerFee);
        settle(maker);
    }

    private void exchange(
            NaiveOrder buyer, NaiveOrder seller, long cost, long buyerFee, long sellerFee, long baseUnits) {
        engine.balances.move(buyer.account, seller.account, market.quote, cost - sellerFee);
        if (buyerFee + sellerFee != 0) {
            engine.balances.move(buyer.account, NaiveEngine.HOUSE, market.quote, buyerFee + sellerFee);
        }
        engine.balances.move(seller.account, buyer.account, market.base, baseUnits);
        seller.locked -= baseUnits;
        if (!buyer.goesAsFarAsMoneyLasts() || buyer.spend != 0) {
            buyer.locked -= cost + buyerFee;
        }
    }

    @Override
    public void prevented(NaiveOrder maker, long lots) {
        engine.events.cancelled(maker.id, lots, CancelReason.SELF_TRADE_PREVENTED, maker.open, maker.traded);
        if (taker.prevention == SelfTradePrevention.DECREMENT) {
            taker.open -= lots;
            engine.events.cancelled(taker.id, lots, CancelReason.SELF_TRADE_PREVENTED, taker.open, taker.traded);
        }
        settle(maker);
    }

    @Override
    public void levelChanged(Side side, long price, long visible) {
        engine.events.levelChanged(market.id, side, price, visible);
    }

    private void settle(NaiveOrder maker) {
        engine.balances.settle(maker);
        if (maker.open == 0) {
            engine.forget(maker);
        }
    }
}
