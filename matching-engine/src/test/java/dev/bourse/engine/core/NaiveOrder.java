package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.math.BigInteger;

/** An order of {@link NaiveEngine}. What it pays and needs is worked out anew each time, from exact sums. */
final class NaiveOrder {

    final long id;
    final NaiveMarket market;
    final long account;
    final Side side;
    final OrderType type;
    final TimeInForce timeInForce;
    final SelfTradePrevention prevention;
    final boolean postOnly;
    final Trigger trigger;
    final long triggerPrice;
    final long display;
    final long spend;
    final long expiresAtMs;
    final long acceptedAtMs;
    final int makerFee;
    final int takerFee;
    final String name;
    long price;
    long lots;
    long open;
    long traded;
    long visible;
    long locked;

    /** The fees of all fills, in ten-thousandths of a unit, and the whole units of them that are paid. */
    BigInteger owedFee = BigInteger.ZERO;

    BigInteger paidFee = BigInteger.ZERO;

    NaiveOrder(long id, NewOrder request, NaiveMarket market, long nowMs) {
        this.id = id;
        this.market = market;
        account = request.accountId;
        side = request.side;
        type = request.type;
        timeInForce = request.timeInForce;
        prevention = market.preventionOf(request);
        postOnly = request.postOnly;
        trigger = request.trigger;
        triggerPrice = trigger == Trigger.NONE ? 0 : request.triggerUnits / market.tick;
        display = request.displayUnits / market.lot;
        spend = request.spendUnits;
        expiresAtMs = timeInForce == TimeInForce.GOOD_TILL_DATE ? request.expiresAtMs : Long.MAX_VALUE;
        acceptedAtMs = nowMs;
        makerFee = market.rules.makerFeeBasisPoints();
        takerFee = market.rules.takerFeeBasisPoints();
        name = request.clientId.toString();
        price = type == OrderType.LIMIT ? request.priceUnits / market.tick : market.worstPrice(side);
        lots = spend == 0 ? request.quantityUnits / market.lot : market.rules.maxLots();
        open = lots;
    }

    private NaiveOrder(NaiveOrder other) {
        id = other.id;
        market = other.market;
        account = other.account;
        side = other.side;
        type = other.type;
        timeInForce = other.timeInForce;
        prevention = other.prevention;
        postOnly = other.postOnly;
        trigger = other.trigger;
        triggerPrice = other.triggerPrice;
        display = other.display;
        spend = other.spend;
        expiresAtMs = other.expiresAtMs;
        acceptedAtMs = other.acceptedAtMs;
        makerFee = other.makerFee;
        takerFee = other.takerFee;
        name = other.name;
        price = other.price;
        lots = other.lots;
        open = other.open;
        traded = other.traded;
        visible = other.visible;
    }

    /** To try something with. */
    NaiveOrder copy() {
        return new NaiveOrder(this);
    }

    /** True for a market buy: nobody knows before what it costs. */
    boolean goesAsFarAsMoneyLasts() {
        return type == OrderType.MARKET && side == Side.BUY;
    }

    /** True when trading at that price is no worse than the limit. */
    boolean isWithin(long tradePrice, long limit) {
        return side == Side.BUY ? tradePrice <= limit : tradePrice >= limit;
    }

    boolean rests() {
        return timeInForce == TimeInForce.GOOD_TILL_CANCEL || timeInForce == TimeInForce.GOOD_TILL_DATE;
    }

    /** The asset that it gives away. */
    int asset() {
        return side == Side.BUY ? market.quote : market.base;
    }

    /** All fees so far together are the exact sum rounded up; this fill pays what is then missing. */
    long pay(BigInteger notional, int rate) {
        owedFee = owedFee.add(notional.multiply(BigInteger.valueOf(rate)));
        BigInteger due = roundedUp(owedFee).subtract(paidFee);
        paidFee = paidFee.add(due);
        return due.longValueExact();
    }

    /** The most that a quantity at a price can cost in addition to what it has paid. */
    BigInteger need(long atPrice, long quantity) {
        if (side == Side.SELL) {
            return BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(market.lot));
        }
        BigInteger notional = market.notional(atPrice, quantity);
        int rate = type == OrderType.MARKET ? takerFee : Math.max(makerFee, takerFee);
        BigInteger fee = owedFee.add(notional.multiply(BigInteger.valueOf(rate)));
        return notional.add(roundedUp(fee)).subtract(paidFee);
    }

    /** What the rest of it needs now. */
    long need() {
        return open == 0 ? 0 : need(price, open).longValueExact();
    }

    static BigInteger roundedUp(BigInteger tenThousandths) {
        return tenThousandths.add(BigInteger.valueOf(9_999)).divide(BigInteger.valueOf(10_000));
    }

    @Override
    public String toString() {
        return id + " of " + account + " " + side + " " + type + " " + timeInForce + " " + prevention + " " + open + "/"
                + lots + "@" + price + " traded " + traded + " shows " + display + " post-only " + postOnly + " "
                + trigger + " "
                + triggerPrice + " spends " + spend + " until " + (expiresAtMs == Long.MAX_VALUE ? 0 : expiresAtMs)
                + " since " + acceptedAtMs + " fees " + makerFee + " " + takerFee + " locked " + locked + " named "
                + name + " of order " + id;
    }
}
