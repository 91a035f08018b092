package dev.bourse.engine.book;

import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** Orders by id, and a pool of those that are not in use. */
final class OrderIndex {

    private final Long2ObjectHashMap<RestingOrder> orders = new Long2ObjectHashMap<>();
    private @Nullable RestingOrder unused;

    @Nullable
    RestingOrder get(long orderId) {
        return orders.get(orderId);
    }

    int size() {
        return orders.size();
    }

    /** An order with that id, whose other fields are those of an earlier one. */
    RestingOrder add(long orderId) {
        RestingOrder order = unused;
        if (order == null) {
            order = new RestingOrder();
        } else {
            unused = order.behind;
            order.behind = null;
        }
        order.orderId = orderId;
        orders.put(orderId, order);
        return order;
    }

    /** Forgets an order, which must have left its level. */
    void remove(RestingOrder order) {
        orders.remove(order.orderId);
        order.behind = unused;
        unused = order;
    }
}
