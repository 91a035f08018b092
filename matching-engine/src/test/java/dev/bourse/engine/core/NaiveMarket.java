package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A market of {@link NaiveEngine}. */
final class NaiveMarket {

    final int id;
    final String symbol;
    final int base;
    final int quote;
    final long tick;
    final long lot;
    final BigInteger unitsPerTickLot;
    final NaiveBook book = new NaiveBook();
    final NaiveBreaker breaker = new NaiveBreaker();

    /** The orders that wait for their trigger price, oldest first. */
    final List<NaiveOrder> waiting = new ArrayList<>();

    MarketRules rules;
    MarketStatus status = MarketStatus.TRADING;
    long lastPrice = -1;
    long trades;

    NaiveMarket(int id, NewMarket request, int base, int quote) {
        this.id = id;
        this.symbol = request.symbol();
        this.base = base;
        this.quote = quote;
        this.tick = request.tickUnits();
        this.lot = request.lotUnits();
        this.unitsPerTickLot = unitsPerTickLot(request)[0];
        this.rules = request.rules();
        breaker.begin(rules);
    }

    /** What a lot costs at one tick, and what is then left over. */
    static BigInteger[] unitsPerTickLot(NewMarket request) {
        return BigInteger.valueOf(request.tickUnits())
                .multiply(BigInteger.valueOf(request.lotUnits()))
                .divideAndRemainder(BigInteger.TEN.pow(request.base().scale()));
    }

    BigInteger notional(long price, long lots) {
        return BigInteger.valueOf(price).multiply(BigInteger.valueOf(lots)).multiply(unitsPerTickLot);
    }

    /** The price of the order that one of that side meets first, or -1. */
    long bestFor(Side taker) {
        NaiveOrder first = book.firstFor(taker);
        return first == null ? -1 : first.price;
    }

    boolean crosses(Side taker, long price) {
        NaiveOrder first = book.firstFor(taker);
        return first != null && (taker == Side.BUY ? first.price <= price : first.price >= price);
    }

    long lowestPrice() {
        boolean isFree = lastPrice == -1 || rules.bandBasisPoints() == 0;
        return isFree ? 1 : NaiveBreaker.below(lastPrice, rules.bandBasisPoints());
    }

    long highestPrice() {
        boolean isFree = lastPrice == -1 || rules.bandBasisPoints() == 0;
        return isFree ? OrderBook.MAX_PRICE_TICKS : NaiveBreaker.above(lastPrice, rules.bandBasisPoints());
    }

    long worstPrice(Side side) {
        return side == Side.BUY ? highestPrice() : lowestPrice();
    }

    /** The worst price that an order may trade at now. */
    long limitOf(NaiveOrder order, long nowMs) {
        NaiveOrder first = book.firstFor(order.side);
        return first == null ? order.price : breaker.limit(order.side, order.price, first.price, nowMs);
    }

    SelfTradePrevention preventionOf(NewOrder request) {
        SelfTradePrevention wanted = request.prevention;
        return wanted == null ? rules.defaultPrevention() : wanted;
    }

    boolean waitsForRise(NaiveOrder order) {
        return (order.side == Side.BUY && order.trigger == Trigger.STOP_LOSS)
                || (order.side == Side.SELL && order.trigger == Trigger.TAKE_PROFIT);
    }

    boolean isReached(NaiveOrder order) {
        if (order.trigger == Trigger.NONE) {
            return true;
        }
        return lastPrice != -1
                && (waitsForRise(order) ? lastPrice >= order.triggerPrice : lastPrice <= order.triggerPrice);
    }

    @Nullable
    NaiveOrder nextTriggered() {
        return inOrderOfTriggering().stream()
                .filter(this::isReached)
                .findFirst()
                .orElse(null);
    }

    /** Rises before falls; of each the price that is passed first; of one price the oldest. */
    List<NaiveOrder> inOrderOfTriggering() {
        Comparator<NaiveOrder> byPrice = Comparator.comparingLong(it -> it.triggerPrice);
        List<NaiveOrder> sorted = new ArrayList<>();
        waiting.stream().filter(this::waitsForRise).sorted(byPrice).forEach(sorted::add);
        waiting.stream()
                .filter(it -> !waitsForRise(it))
                .sorted(byPrice.reversed())
                .forEach(sorted::add);
        return sorted;
    }
}
