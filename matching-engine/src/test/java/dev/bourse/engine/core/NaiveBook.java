package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bids and asks in two lists, sorted by price and then by whose turn comes first. */
final class NaiveBook {

    final List<NaiveOrder> bids = new ArrayList<>();
    final List<NaiveOrder> asks = new ArrayList<>();

    /** What happens while an order trades. */
    interface Events {
        void traded(NaiveOrder maker, long lots);

        /** The maker got smaller by so much without a trade; the taker too if that is what it wants. */
        void prevented(NaiveOrder maker, long lots);

        void levelChanged(Side side, long price, long visible);
    }

    List<NaiveOrder> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** The order that trades first with one of that side. */
    @Nullable
    NaiveOrder firstFor(Side taker) {
        List<NaiveOrder> makers = side(taker == Side.BUY ? Side.SELL : Side.BUY);
        return makers.isEmpty() ? null : makers.getFirst();
    }

    /** Puts an order behind those that are as good. */
    void add(NaiveOrder order) {
        List<NaiveOrder> queue = side(order.side);
        int at = 0;
        while (at < queue.size() && !isBetter(order, queue.get(at))) {
            at++;
        }
        queue.add(at, order);
    }

    private static boolean isBetter(NaiveOrder order, NaiveOrder than) {
        return order.side == Side.BUY ? order.price > than.price : order.price < than.price;
    }

    long visibleAt(Side side, long price) {
        long lots = 0;
        for (NaiveOrder it : side(side)) {
            lots += it.price == price ? it.visible : 0;
        }
        return lots;
    }

    /** Trades up to that many lots of an order; true when self-trade prevention ends it. */
    boolean match(NaiveOrder taker, long limit, long lots, Events events) {
        long left = lots;
        boolean ends = false;
        NaiveOrder maker = firstFor(taker.side);
        while (left > 0 && !ends && maker != null && taker.isWithin(maker.price, limit)) {
            left -= matchOne(taker, maker, left, events);
            ends = isOwn(taker, maker)
                    && (taker.prevention == SelfTradePrevention.EXPIRE_TAKER
                            || taker.prevention == SelfTradePrevention.EXPIRE_BOTH);
            NaiveOrder next = firstFor(taker.side);
            if (left == 0 || ends || next == null || next.price != maker.price) {
                events.levelChanged(maker.side, maker.price, visibleAt(maker.side, maker.price));
            }
            maker = next;
        }
        return ends;
    }

    /** Returns by how much the taker got smaller. */
    private long matchOne(NaiveOrder taker, NaiveOrder maker, long wanted, Events events) {
        long lots = Math.min(wanted, maker.visible);
        if (!isOwn(taker, maker)) {
            taker.open -= lots;
            take(maker, lots);
            events.traded(maker, lots);
            return lots;
        }
        return switch (taker.prevention) {
            case DECREMENT -> prevent(maker, lots, events);
            case EXPIRE_MAKER, EXPIRE_BOTH -> {
                prevent(maker, maker.open, events);
                yield 0;
            }
            case EXPIRE_TAKER, NONE -> 0;
        };
    }

    private long prevent(NaiveOrder maker, long lots, Events events) {
        take(maker, lots);
        events.prevented(maker, lots);
        return lots;
    }

    private static boolean isOwn(NaiveOrder taker, NaiveOrder maker) {
        return taker.prevention != SelfTradePrevention.NONE && taker.account == maker.account;
    }

    private void take(NaiveOrder maker, long lots) {
        maker.open -= lots;
        maker.visible -= lots;
        if (maker.open == 0) {
            side(maker.side).remove(maker);
        } else if (maker.visible == 0) {
            maker.visible = Math.min(maker.display, maker.open);
            side(maker.side).remove(maker);
            add(maker);
        }
    }

    /** To try something with. */
    NaiveBook copy() {
        NaiveBook copy = new NaiveBook();
        bids.forEach(it -> copy.bids.add(it.copy()));
        asks.forEach(it -> copy.asks.add(it.copy()));
        return copy;
    }
}
