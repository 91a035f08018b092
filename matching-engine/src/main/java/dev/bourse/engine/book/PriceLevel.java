package dev.bourse.engine.book;

import org.jspecify.annotations.Nullable;

/** The orders at one price of one side, oldest first, and their totals. Reused when it is empty. */
final class PriceLevel {

    final Side side;

    long priceTicks;
    long visibleLots;
    long openLots;

    @Nullable
    RestingOrder first;

    @Nullable
    RestingOrder last;

    /** The next level towards the other side of the book. */
    @Nullable
    PriceLevel better;

    /** The next level away from the other side; of an unused level the next unused one. */
    @Nullable
    PriceLevel worse;

    PriceLevel(Side side) {
        this.side = side;
    }

    boolean isEmpty() {
        return first == null;
    }

    /** Adds an order behind all others, with its quantity. */
    void append(RestingOrder order) {
        enqueue(order);
        order.level = this;
        visibleLots += order.visibleLots;
        openLots += order.openLots;
    }

    /** Takes an order out, with what is left of its quantity. */
    void remove(RestingOrder order) {
        dequeue(order);
        order.level = null;
        visibleLots -= order.visibleLots;
        openLots -= order.openLots;
    }

    /**
     * Takes quantity that was visible from an order that stays: it traded or was decremented. An iceberg whose visible part is used
     * up shows the next part, and waits for its turn again.
     */
    void take(RestingOrder order, long lots) {
        order.visibleLots -= lots;
        order.openLots -= lots;
        visibleLots -= lots;
        openLots -= lots;
        if (order.visibleLots == 0) {
            order.visibleLots = Math.min(order.displayLots, order.openLots);
            visibleLots += order.visibleLots;
            dequeue(order);
            enqueue(order);
        }
    }

    private void enqueue(RestingOrder order) {
        RestingOrder tail = last;
        order.ahead = tail;
        order.behind = null;
        if (tail == null) {
            first = order;
        } else {
            tail.behind = order;
        }
        last = order;
    }

    private void dequeue(RestingOrder order) {
        RestingOrder ahead = order.ahead;
        RestingOrder behind = order.behind;
        if (ahead == null) {
            first = behind;
        } else {
            ahead.behind = behind;
        }
        if (behind == null) {
            last = ahead;
        } else {
            behind.ahead = ahead;
        }
    }
}
