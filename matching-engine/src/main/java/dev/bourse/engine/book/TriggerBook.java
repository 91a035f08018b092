package dev.bourse.engine.book;

import org.jspecify.annotations.Nullable;

/**
 * Orders that wait until the last price reaches their trigger price: stop-loss and take-profit. Nobody trades with them and nobody sees
 * them.
 *
 * <p>They trigger in a fixed order: first those that wait for a rise, the lowest trigger price first; then those that wait for a fall,
 * the highest first; at one price the older first. Prices are ticks, from 0 to {@link OrderBook#MAX_PRICE_TICKS}.
 */
public final class TriggerBook {

    /** What {@link #next} is when no order triggers. */
    public static final long NONE = -1;

    private final OrderIndex orders = new OrderIndex();

    /** Sorted like asks: the lowest price is the first to be reached. */
    private final BookSide rises = new BookSide(Side.SELL);

    /** Sorted like bids. */
    private final BookSide falls = new BookSide(Side.BUY);

    /** Which way the last price must go. */
    public enum Direction {
        /** Triggers when the last price is at or above the trigger price. */
        RISE,
        /** Triggers when it is at or below. */
        FALL
    }

    /**
     * Adds an order; its id must not be in here.
     *
     * @param tag anything; {@link #tagOf} tells it
     */
    public void add(long orderId, long tag, Direction direction, long triggerTicks) {
        RestingOrder order = orders.add(orderId);
        order.tag = tag;
        order.accountId = 0;
        order.openLots = 0;
        order.visibleLots = 0;
        order.displayLots = 0;
        side(direction).atOrNew(triggerTicks).append(order);
    }

    /** Takes an order out; false when there is no such order. */
    public boolean remove(long orderId) {
        RestingOrder order = orders.get(orderId);
        PriceLevel level = order == null ? null : order.level;
        if (order == null || level == null) {
            return false;
        }
        level.remove(order);
        orders.remove(order);
        if (level.isEmpty()) {
            (level.side == Side.SELL ? rises : falls).remove(level);
        }
        return true;
    }

    /** The id of the order that triggers next at that last price, which stays until it is {@link #remove}d; or {@link #NONE}. */
    public long next(long lastTicks) {
        RestingOrder order = first(rises, lastTicks);
        if (order == null) {
            order = first(falls, lastTicks);
        }
        return order == null ? NONE : order.orderId;
    }

    /** How many orders wait. */
    public int size() {
        return orders.size();
    }

    /** The tag of an order, or {@code missing}. */
    public long tagOf(long orderId, long missing) {
        RestingOrder order = orders.get(orderId);
        return order == null ? missing : order.tag;
    }

    /** Visits all orders of a direction in the order in which they trigger: {@link #add}ed in that order they make the same book. */
    public void visit(Direction direction, TriggerVisitor visitor) {
        for (PriceLevel level = side(direction).best; level != null; level = level.worse) {
            for (RestingOrder it = level.first; it != null; it = it.behind) {
                visitor.order(it.orderId, it.tag, level.priceTicks);
            }
        }
    }

    /** Takes a waiting order. */
    public interface TriggerVisitor {
        void order(long orderId, long tag, long triggerTicks);
    }

    private static @Nullable RestingOrder first(BookSide side, long lastTicks) {
        PriceLevel best = side.best;
        return best != null && side.isWithin(best.priceTicks, lastTicks) ? best.first : null;
    }

    private BookSide side(Direction direction) {
        return direction == Direction.RISE ? rises : falls;
    }
}
