package dev.bourse.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** All open orders: by slot, and of each account from the oldest to the newest. Slots are used again, the last that became free first. */
final class Orders {

    private final List<Order> slots = new ArrayList<>();
    private final List<Order> free = new ArrayList<>();
    private final Long2ObjectHashMap<Order> newestOfAccount = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Order> oldestOfAccount = new Long2ObjectHashMap<>();

    /** An order whose fields are those of an earlier one, not yet anybody's. */
    Order take() {
        if (free.isEmpty()) {
            Order order = new Order(slots.size());
            slots.add(order);
            return order;
        }
        return free.removeLast();
    }

    /** Gives back an order that was taken and never opened. */
    void giveBack(Order order) {
        free.add(order);
    }

    /** Makes a taken order its account's newest open one. */
    void open(Order order, long orderId) {
        order.orderId = orderId;
        Order newest = newestOfAccount.put(order.accountId, order);
        order.olderOfAccount = newest;
        order.newerOfAccount = null;
        if (newest == null) {
            oldestOfAccount.put(order.accountId, order);
        } else {
            newest.newerOfAccount = order;
        }
    }

    void close(Order order) {
        Order older = order.olderOfAccount;
        Order newer = order.newerOfAccount;
        if (older != null) {
            older.newerOfAccount = newer;
        } else if (newer != null) {
            oldestOfAccount.put(order.accountId, newer);
        } else {
            oldestOfAccount.remove(order.accountId);
        }
        if (newer != null) {
            newer.olderOfAccount = older;
        } else if (older != null) {
            newestOfAccount.put(order.accountId, older);
        } else {
            newestOfAccount.remove(order.accountId);
        }
        order.orderId = 0;
        free.add(order);
    }

    Order at(long slot) {
        return slots.get((int) slot);
    }

    /** An account's oldest open order; each tells the next newer one. */
    @Nullable
    Order oldestOf(long accountId) {
        return oldestOfAccount.get(accountId);
    }

    /** Visits all open orders by slot; the visitor may close the one that it visits. */
    void visit(Consumer<Order> visitor) {
        for (Order it : slots) {
            if (it.orderId != 0) {
                visitor.accept(it);
            }
        }
    }
}
