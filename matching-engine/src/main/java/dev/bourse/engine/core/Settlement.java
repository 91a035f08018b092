package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBookListener;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Moves the money when orders of one market trade. What the buyer pays and what the seller delivers is locked already, so nothing here
 * can be refused.
 */
final class Settlement implements OrderBookListener {

    private final int marketId;
    private final Orders orders;
    private final Ledger ledger;
    private final TouchedBalances touched;
    private final EngineListener listener;
    private final MarketUnits units;
    private final CircuitBreaker breaker;
    private @Nullable Order taker;
    private long trades;
    private long lastPriceTicks = Market.NO_PRICE;

    Settlement(
            int marketId,
            MarketUnits units,
            CircuitBreaker breaker,
            Orders orders,
            Ledger ledger,
            TouchedBalances touched,
            EngineListener listener) {
        this.marketId = marketId;
        this.units = units;
        this.breaker = breaker;
        this.orders = orders;
        this.ledger = ledger;
        this.touched = touched;
        this.listener = listener;
    }

    /** Who trades from now on. */
    void taker(Order order) {
        taker = order;
    }

    /** The price of the last trade, in ticks, or {@link Market#NO_PRICE}. */
    long lastPriceTicks() {
        return lastPriceTicks;
    }

    /** How many trades there were. */
    long trades() {
        return trades;
    }

    /** Puts back a snapshot's state. */
    void restore(long lastPrice, long tradesSoFar) {
        lastPriceTicks = lastPrice;
        trades = tradesSoFar;
    }

    @Override
    public void traded(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {
        Order maker = orders.at(makerTag);
        Order other = requireTaker();
        maker.openLots = makerOpenLots;
        maker.tradedLots += lots;
        other.openLots -= lots;
        other.tradedLots += lots;
        long notional = units.notional(priceTicks, lots);
        long makerFee = charge(maker, notional, maker.makerFee);
        long takerFee = charge(other, notional, other.takerFee);
        boolean takerBuys = other.side == Side.BUY;
        Order buyer = takerBuys ? other : maker;
        Order seller = takerBuys ? maker : other;
        pay(buyer, seller, notional, takerBuys ? takerFee : makerFee, takerBuys ? makerFee : takerFee);
        deliver(seller, buyer, units.baseUnits(lots));
        lastPriceTicks = priceTicks;
        breaker.traded(priceTicks);
        listener.traded(++trades, maker, other, priceTicks, lots, makerFee, takerFee);
        settle(maker);
    }

    @Override
    public void selfTradePrevented(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {
        Order maker = orders.at(makerTag);
        Order other = requireTaker();
        maker.openLots = makerOpenLots;
        listener.cancelled(maker, lots, CancelReason.SELF_TRADE_PREVENTED);
        if (other.prevention == SelfTradePrevention.DECREMENT) {
            other.openLots -= lots;
            listener.cancelled(other, lots, CancelReason.SELF_TRADE_PREVENTED);
        }
        settle(maker);
    }

    @Override
    public void levelChanged(Side side, long priceTicks, long visibleLots) {
        listener.levelChanged(marketId, side, priceTicks, visibleLots);
    }

    /** Gives back what an order has locked beyond what the rest of it can cost. */
    void releaseExcess(Order order) {
        long needed = order.openLots == 0 ? 0 : needed(order, order.priceTicks, order.openLots);
        long excess = order.locked - needed;
        if (excess != 0) {
            release(order, excess);
        }
    }

    /** The most that a quantity of an order can cost: quote units of a buy, base units of a sell. */
    long needed(Order order, long priceTicks, long lots) {
        return order.side == Side.BUY
                ? units.mostCost(priceTicks, lots, order.mostFee(), order.feeCredit)
                : units.baseUnits(lots);
    }

    void release(Order order, long amount) {
        int asset = asset(order.side);
        ledger.release(order.accountId, asset, amount);
        order.locked -= amount;
        touched.touch(order.accountId, asset);
    }

    /** What an order of that side locks. */
    int asset(Side side) {
        return side == Side.BUY ? units.quoteAsset() : units.baseAsset();
    }

    private void settle(Order maker) {
        releaseExcess(maker);
        if (maker.openLots == 0) {
            orders.close(maker);
        }
    }

    private static long charge(Order order, long notional, int basisPoints) {
        long fee = Fee.charge(notional, basisPoints, order.feeCredit);
        order.feeCredit = Fee.creditAfter(notional, basisPoints, order.feeCredit);
        return fee;
    }

    private void pay(Order buyer, Order seller, long notional, long buyerFee, long sellerFee) {
        int quote = units.quoteAsset();
        ledger.pay(buyer.accountId, seller.accountId, quote, notional - sellerFee);
        ledger.pay(buyer.accountId, MatchingEngine.HOUSE_ACCOUNT, quote, buyerFee + sellerFee);
        buyer.locked -= notional + buyerFee;
        touched.touch(buyer.accountId, quote);
        touched.touch(seller.accountId, quote);
        if (buyerFee + sellerFee != 0) {
            touched.touch(MatchingEngine.HOUSE_ACCOUNT, quote);
        }
    }

    private void deliver(Order seller, Order buyer, long baseUnits) {
        int base = units.baseAsset();
        ledger.pay(seller.accountId, buyer.accountId, base, baseUnits);
        seller.locked -= baseUnits;
        touched.touch(seller.accountId, base);
        touched.touch(buyer.accountId, base);
    }

    private Order requireTaker() {
        Order order = taker;
        if (order == null) {
            throw new IllegalStateException("a trade without a taker");
        }
        return order;
    }
}
