package dev.bourse.engine.book;

/**
 * The orders of one market that wait for a counterparty, with price-time priority: a better price first, at one price the older order
 * first. Prices are in ticks, from 0 to {@link #MAX_PRICE_TICKS}; quantities are in lots, above 0.
 *
 * <p>Finding the best price, trading with it, cancelling by id and adding at a price that has a level take constant time; a new price
 * takes a few steps of a trie. The sum of all quantities at one price must fit in a {@code long}, which the caller sees to.
 *
 * <p>The book trades at the resting order's price. It does not know about tick sizes, balances or times in force: whoever calls decides
 * what becomes of a quantity that {@link #match} has left over.
 */
public final class OrderBook {

    public static final long MAX_PRICE_TICKS = PriceIndex.MAX_PRICE_TICKS;

    /** What {@link #bestBid()} and {@link #bestAsk()} are when that side is empty. */
    public static final long NO_PRICE = -1;

    /** What {@link #move} returns for an id that is not in the book. */
    public static final long NO_ORDER = -1;

    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final OrderIndex orders = new OrderIndex();
    private final OrderBookListener listener;
    private boolean takerExpired;

    public OrderBook(OrderBookListener listener) {
        this.listener = listener;
    }

    /**
     * Trades with the other side, best price first, until the quantity is used up or no price is within the limit.
     *
     * @param side of the taker
     * @param limitTicks the worst price that the taker accepts
     * @param accountId of the taker, for self-trade prevention
     * @return what is left of the quantity; when {@link #takerExpired()}, it must neither rest nor trade
     */
    public long match(Side side, long limitTicks, long lots, long accountId, SelfTradePrevention prevention) {
        takerExpired = false;
        BookSide makers = side == Side.BUY ? asks : bids;
        long left = lots;
        while (left > 0 && !takerExpired) {
            PriceLevel level = makers.best;
            if (level == null || !makers.isWithin(level.priceTicks, limitTicks)) {
                break;
            }
            left = matchLevel(makers, level, left, accountId, prevention);
        }
        return left;
    }

    /** True when the last {@link #match} ended because self-trade prevention cancels the taker. */
    public boolean takerExpired() {
        return takerExpired;
    }

    /**
     * Puts an order behind all others at its price. It must not cross the other side, and its id must not be in the book.
     *
     * @param tag anything; handed back with all that happens to the order
     * @param displayLots how much of it is visible at a time; 0 for all
     */
    public void rest(long orderId, long tag, long accountId, Side side, long priceTicks, long lots, long displayLots) {
        long visibleLots = displayLots == 0 ? lots : Math.min(displayLots, lots);
        restore(orderId, tag, accountId, side, priceTicks, lots, visibleLots, displayLots);
    }

    /** As {@link #rest}, with an iceberg of whose visible part some has traded. */
    public void restore(
            long orderId,
            long tag,
            long accountId,
            Side side,
            long priceTicks,
            long openLots,
            long visibleLots,
            long displayLots) {
        RestingOrder order = orders.add(orderId);
        order.tag = tag;
        order.accountId = accountId;
        order.openLots = openLots;
        order.visibleLots = visibleLots;
        order.displayLots = displayLots;
        enter(side(side), priceTicks, order);
    }

    /**
     * Takes an order out.
     *
     * @return what was left of it, or 0 when there is no such order
     */
    public long cancel(long orderId) {
        RestingOrder order = orders.get(orderId);
        PriceLevel level = order == null ? null : order.level;
        if (order == null || level == null) {
            return 0;
        }
        long openLots = order.openLots;
        BookSide own = sideOf(level);
        level.remove(order);
        orders.remove(order);
        finish(own, level);
        return openLots;
    }

    /**
     * Gives an order a new price, a new quantity, or both. It loses its place in the queue, and trades first if its new price
     * crosses the other side.
     *
     * @param lots what is to be open of it before it trades, above 0
     * @return what is left; it rests unless that is 0 or {@link #takerExpired()}; {@link #NO_ORDER} when there is no such order
     */
    public long move(long orderId, long priceTicks, long lots, SelfTradePrevention prevention) {
        RestingOrder order = orders.get(orderId);
        PriceLevel from = order == null ? null : order.level;
        if (order == null || from == null) {
            return NO_ORDER;
        }
        BookSide own = sideOf(from);
        from.remove(order);
        finish(own, from);
        long left = match(own.side, priceTicks, lots, order.accountId, prevention);
        if (left == 0 || takerExpired) {
            orders.remove(order);
        } else {
            order.openLots = left;
            order.visibleLots = order.displayLots == 0 ? left : Math.min(order.displayLots, left);
            enter(own, priceTicks, order);
        }
        return left;
    }

    /**
     * Makes an order smaller without changing its place in the queue. Of an iceberg the hidden quantity goes first.
     *
     * @param openLots what is to be left of it: above 0 and at most what is left now
     * @return false when there is no such order
     */
    public boolean reduce(long orderId, long openLots) {
        RestingOrder order = orders.get(orderId);
        PriceLevel level = order == null ? null : order.level;
        if (order == null || level == null) {
            return false;
        }
        long visibleLots = Math.min(order.visibleLots, openLots);
        level.openLots -= order.openLots - openLots;
        level.visibleLots -= order.visibleLots - visibleLots;
        order.openLots = openLots;
        order.visibleLots = visibleLots;
        listener.levelChanged(sideOf(level).side, level.priceTicks, level.visibleLots);
        return true;
    }

    /** True when {@link #match} would trade the whole quantity: what decides over fill-or-kill. Changes nothing. */
    public boolean wouldFill(Side side, long limitTicks, long lots, long accountId, SelfTradePrevention prevention) {
        return visitFill(side, limitTicks, lots, accountId, prevention, (priceTicks, traded) -> {}) == lots;
    }

    /** Visits what {@link #match} would trade at each price, best price first; returns how much it is in all. Changes nothing. */
    public long visitFill(
            Side side,
            long limitTicks,
            long lots,
            long accountId,
            SelfTradePrevention prevention,
            LevelVisitor visitor) {
        return FillCheck.fill(side == Side.BUY ? asks : bids, limitTicks, lots, accountId, prevention, visitor);
    }

    /** The highest price that somebody buys at, in ticks, or {@link #NO_PRICE}. */
    public long bestBid() {
        PriceLevel best = bids.best;
        return best == null ? NO_PRICE : best.priceTicks;
    }

    /** The lowest price that somebody sells at, in ticks, or {@link #NO_PRICE}. */
    public long bestAsk() {
        PriceLevel best = asks.best;
        return best == null ? NO_PRICE : best.priceTicks;
    }

    /** How many orders rest here. */
    public int size() {
        return orders.size();
    }

    /** The tag of an order, or {@code missing}. */
    public long tagOf(long orderId, long missing) {
        RestingOrder order = orders.get(orderId);
        return order == null ? missing : order.tag;
    }

    /** What is left of an order, hidden quantity included; 0 when there is no such order. */
    public long openLotsOf(long orderId) {
        RestingOrder order = orders.get(orderId);
        return order == null ? 0 : order.openLots;
    }

    /** The visible quantity at a price. */
    public long visibleLotsAt(Side side, long priceTicks) {
        PriceLevel level = side(side).at(priceTicks);
        return level == null ? 0 : level.visibleLots;
    }

    /** Visits up to {@code limit} levels of a side, best price first. */
    public void visitLevels(Side side, int limit, LevelVisitor visitor) {
        PriceLevel level = side(side).best;
        for (int i = 0; i < limit && level != null; i++) {
            visitor.level(level.priceTicks, level.visibleLots);
            level = level.worse;
        }
    }

    /** Visits all orders of a side in the order in which they would trade: {@link #rest}ed in that order they make the same book. */
    public void visitOrders(Side side, OrderVisitor visitor) {
        for (PriceLevel level = side(side).best; level != null; level = level.worse) {
            for (RestingOrder it = level.first; it != null; it = it.behind) {
                visitor.order(it.orderId, it.tag, level.priceTicks, it.openLots, it.visibleLots, it.displayLots);
            }
        }
    }

    /** Takes a price and a quantity. */
    public interface LevelVisitor {
        void level(long priceTicks, long lots);
    }

    /** Takes a resting order. */
    public interface OrderVisitor {
        void order(long orderId, long tag, long priceTicks, long openLots, long visibleLots, long displayLots);
    }

    private long matchLevel(
            BookSide makers, PriceLevel level, long lots, long accountId, SelfTradePrevention prevention) {
        long left = lots;
        while (left > 0 && !takerExpired) {
            RestingOrder maker = level.first;
            if (maker == null) {
                break;
            }
            if (prevention != SelfTradePrevention.NONE && maker.accountId == accountId) {
                left = prevent(level, maker, left, prevention);
            } else {
                left -= trade(level, maker, left);
            }
        }
        finish(makers, level);
        return left;
    }

    private long trade(PriceLevel level, RestingOrder maker, long wanted) {
        long lots = Math.min(wanted, maker.visibleLots);
        long openLots = maker.openLots - lots;
        long orderId = maker.orderId;
        long tag = maker.tag;
        take(level, maker, lots);
        listener.traded(orderId, tag, level.priceTicks, lots, openLots);
        return lots;
    }

    /** Returns what is then left of the taker's quantity. */
    private long prevent(PriceLevel level, RestingOrder maker, long wanted, SelfTradePrevention prevention) {
        takerExpired = prevention == SelfTradePrevention.EXPIRE_TAKER || prevention == SelfTradePrevention.EXPIRE_BOTH;
        if (prevention == SelfTradePrevention.EXPIRE_TAKER) {
            return wanted;
        }
        boolean decrements = prevention == SelfTradePrevention.DECREMENT;
        long lots = decrements ? Math.min(wanted, maker.visibleLots) : maker.openLots;
        long openLots = maker.openLots - lots;
        long orderId = maker.orderId;
        long tag = maker.tag;
        take(level, maker, lots);
        listener.selfTradePrevented(orderId, tag, level.priceTicks, lots, openLots);
        return decrements ? wanted - lots : wanted;
    }

    private void take(PriceLevel level, RestingOrder maker, long lots) {
        if (lots == maker.openLots) {
            level.remove(maker);
            orders.remove(maker);
        } else {
            level.take(maker, lots);
        }
    }

    private void enter(BookSide own, long priceTicks, RestingOrder order) {
        PriceLevel level = own.atOrNew(priceTicks);
        level.append(order);
        listener.levelChanged(own.side, priceTicks, level.visibleLots);
    }

    private void finish(BookSide own, PriceLevel level) {
        long priceTicks = level.priceTicks;
        long visibleLots = level.visibleLots;
        if (level.isEmpty()) {
            own.remove(level);
        }
        listener.levelChanged(own.side, priceTicks, visibleLots);
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private BookSide sideOf(PriceLevel level) {
        return level.side == Side.BUY ? bids : asks;
    }
}
