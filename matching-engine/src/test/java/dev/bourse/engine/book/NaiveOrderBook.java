package dev.bourse.engine.book;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The order book written so that it is obviously right: one list a side, sorted by price and then by arrival. What the fast one is held
 * against.
 */
final class NaiveOrderBook {

    private final OrderBookListener listener;
    private final List<Order> bids = new ArrayList<>();
    private final List<Order> asks = new ArrayList<>();
    private boolean takerExpired;

    NaiveOrderBook(OrderBookListener listener) {
        this.listener = listener;
    }

    static final class Order {
        final long orderId;
        final long tag;
        final long accountId;
        final Side side;
        final long priceTicks;
        final long displayLots;
        long openLots;
        long visibleLots;

        Order(long orderId, long tag, long accountId, Side side, long priceTicks, long openLots, long displayLots) {
            this.orderId = orderId;
            this.tag = tag;
            this.accountId = accountId;
            this.side = side;
            this.priceTicks = priceTicks;
            this.displayLots = displayLots;
            this.openLots = openLots;
            this.visibleLots = displayLots == 0 ? openLots : Math.min(displayLots, openLots);
        }

        @Override
        public String toString() {
            return side + " " + orderId + "/" + tag + " " + visibleLots + "/" + openLots + "/" + displayLots + "@"
                    + priceTicks;
        }
    }

    long match(Side side, long limitTicks, long lots, long accountId, SelfTradePrevention prevention) {
        takerExpired = false;
        List<Order> makers = orders(side.opposite());
        long left = lots;
        while (left > 0 && !takerExpired && !makers.isEmpty() && crosses(side, limitTicks, makers.getFirst())) {
            long priceTicks = makers.getFirst().priceTicks;
            left = matchOne(makers, makers.getFirst(), left, accountId, prevention);
            boolean levelGoesOn =
                    left > 0 && !takerExpired && !makers.isEmpty() && makers.getFirst().priceTicks == priceTicks;
            if (!levelGoesOn) {
                levelChanged(side.opposite(), priceTicks);
            }
        }
        return left;
    }

    boolean takerExpired() {
        return takerExpired;
    }

    /** Tries it on a copy. */
    boolean wouldFill(Side side, long limitTicks, long lots, long accountId, SelfTradePrevention prevention) {
        long[] traded = {0};
        NaiveOrderBook copy = new NaiveOrderBook(new RecordedEvents() {
            @Override
            public void traded(long makerOrderId, long makerTag, long priceTicks, long quantity, long makerOpenLots) {
                traded[0] += quantity;
            }
        });
        all().forEach(it -> copy.orders(it.side).add(copyOf(it)));
        copy.match(side, limitTicks, lots, accountId, prevention);
        return traded[0] == lots;
    }

    void rest(long orderId, long tag, long accountId, Side side, long priceTicks, long lots, long displayLots) {
        insert(new Order(orderId, tag, accountId, side, priceTicks, lots, displayLots));
        levelChanged(side, priceTicks);
    }

    long cancel(long orderId) {
        for (List<Order> orders : List.of(bids, asks)) {
            for (Iterator<Order> it = orders.iterator(); it.hasNext(); ) {
                Order order = it.next();
                if (order.orderId == orderId) {
                    it.remove();
                    levelChanged(order.side, order.priceTicks);
                    return order.openLots;
                }
            }
        }
        return 0;
    }

    long move(long orderId, long priceTicks, long lots, SelfTradePrevention prevention) {
        Order order =
                all().stream().filter(it -> it.orderId == orderId).findFirst().orElse(null);
        if (order == null) {
            return OrderBook.NO_ORDER;
        }
        cancel(orderId);
        long left = match(order.side, priceTicks, lots, order.accountId, prevention);
        if (left > 0 && !takerExpired) {
            rest(orderId, order.tag, order.accountId, order.side, priceTicks, left, order.displayLots);
        }
        return left;
    }

    boolean reduce(long orderId, long openLots) {
        for (Order order : all()) {
            if (order.orderId == orderId) {
                order.openLots = openLots;
                order.visibleLots = Math.min(order.visibleLots, openLots);
                levelChanged(order.side, order.priceTicks);
                return true;
            }
        }
        return false;
    }

    List<Order> all() {
        List<Order> all = new ArrayList<>(bids);
        all.addAll(asks);
        return all;
    }

    private long matchOne(
            List<Order> makers, Order maker, long wanted, long accountId, SelfTradePrevention prevention) {
        boolean own = maker.accountId == accountId && prevention != SelfTradePrevention.NONE;
        if (!own) {
            long lots = Math.min(wanted, maker.visibleLots);
            reduceMaker(makers, maker, lots);
            listener.traded(maker.orderId, maker.tag, maker.priceTicks, lots, maker.openLots);
            return wanted - lots;
        }
        takerExpired = prevention == SelfTradePrevention.EXPIRE_TAKER || prevention == SelfTradePrevention.EXPIRE_BOTH;
        if (prevention == SelfTradePrevention.EXPIRE_TAKER) {
            return wanted;
        }
        if (prevention == SelfTradePrevention.DECREMENT) {
            long lots = Math.min(wanted, maker.visibleLots);
            reduceMaker(makers, maker, lots);
            listener.selfTradePrevented(maker.orderId, maker.tag, maker.priceTicks, lots, maker.openLots);
            return wanted - lots;
        }
        makers.remove(maker);
        listener.selfTradePrevented(maker.orderId, maker.tag, maker.priceTicks, maker.openLots, 0);
        return wanted;
    }

    private void reduceMaker(List<Order> makers, Order maker, long lots) {
        maker.openLots -= lots;
        maker.visibleLots -= lots;
        if (maker.openLots == 0) {
            makers.remove(maker);
        } else if (maker.visibleLots == 0) {
            maker.visibleLots = Math.min(maker.displayLots, maker.openLots);
            makers.remove(maker);
            insert(maker);
        }
    }

    private void insert(Order order) {
        List<Order> orders = orders(order.side);
        int at = 0;
        while (at < orders.size() && !isBetter(order, orders.get(at))) {
            at++;
        }
        orders.add(at, order);
    }

    private static boolean isBetter(Order order, Order than) {
        return order.side == Side.BUY ? order.priceTicks > than.priceTicks : order.priceTicks < than.priceTicks;
    }

    private static boolean crosses(Side taker, long limitTicks, Order maker) {
        return taker == Side.BUY ? maker.priceTicks <= limitTicks : maker.priceTicks >= limitTicks;
    }

    private void levelChanged(Side side, long priceTicks) {
        long visibleLots = orders(side).stream()
                .filter(it -> it.priceTicks == priceTicks)
                .mapToLong(it -> it.visibleLots)
                .sum();
        listener.levelChanged(side, priceTicks, visibleLots);
    }

    private List<Order> orders(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static Order copyOf(Order order) {
        Order copy = new Order(
                order.orderId,
                order.tag,
                order.accountId,
                order.side,
                order.priceTicks,
                order.openLots,
                order.displayLots);
        copy.visibleLots = order.visibleLots;
        return copy;
    }
}
