package dev.bourse.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All open orders by slot. Slots are used again, the order that became free last first. */
final class Orders {

    private final List<Order> slots = new ArrayList<>();
    private final List<Order> free = new ArrayList<>();

    /** An order whose fields are those of an earlier one. */
    Order open() {
        if (free.isEmpty()) {
            Order order = new Order(slots.size());
            slots.add(order);
            return order;
        }
        return free.removeLast();
    }

    Order at(long slot) {
        return slots.get((int) slot);
    }

    void close(Order order) {
        order.orderId = 0;
        free.add(order);
    }

    void visit(Consumer<Order> visitor) {
        for (Order it : slots) {
            if (it.orderId != 0) {
                visitor.accept(it);
            }
        }
    }
}
