package dev.bourse.maker.account;

import dev.bourse.maker.api.OrderName;
import dev.bourse.maker.market.Market;
import dev.bourse.maker.strategy.OwnOrder;
import dev.bourse.maker.strategy.Slot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The maker's open orders, by the names that it gave them; others of the account are nobody's business here. What a message says of an order is
 * how it is then, not how it has changed, so that a message that was seen already does no harm.
 */
final class OpenOrders {

    private final Map<Long, Order> byId = new TreeMap<>();
    private long newestId;

    private static final class Order {

        private final String symbol;
        private final Slot slot;
        private BigDecimal price;
        private BigDecimal quantity;
        private BigDecimal remaining;
        private int amends;

        private Order(String symbol, Slot slot, BigDecimal price, BigDecimal quantity, BigDecimal remaining) {
            this.symbol = symbol;
            this.slot = slot;
            this.price = price;
            this.quantity = quantity;
            this.remaining = remaining;
        }
    }

    void clear() {
        byId.clear();
        newestId = 0;
    }

    /** An order as {@code GET /api/v1/openOrders} has it, or as it was accepted. */
    void add(JsonNode it) {
        long id = id(it);
        newestId = Math.max(newestId, id);
        Optional<Slot> slot = OrderName.slot(
                it.path("clientOrderId").asString(""), it.path("market").asString());
        if (slot.isPresent() && !byId.containsKey(id)) {
            byId.put(
                    id,
                    new Order(
                            it.path("market").asString(),
                            slot.get(),
                            decimal(it, "price"),
                            decimal(it, "quantity"),
                            decimal(it, "remainingQty")));
        }
    }

    /** A message about an order; returns the market that it is in when it is the maker's. */
    Optional<String> happened(JsonNode it) {
        if (it.path("status").asString().equals("new")) {
            add(it);
        }
        Order order = byId.get(id(it));
        if (order == null) {
            return Optional.empty();
        }
        switch (it.path("status").asString()) {
            case "amended" -> {
                order.price = decimal(it, "price");
                order.quantity = decimal(it, "quantity");
                order.remaining = decimal(it, "remainingQty");
                order.amends++;
            }
            case "cancelled" -> byId.remove(id(it));
            case "reduced" -> order.remaining = decimal(it, "remainingQty");
            default -> {}
        }
        return Optional.of(order.symbol);
    }

    /** A message about a trade. */
    void traded(JsonNode it) {
        Order order = byId.get(id(it));
        if (order != null) {
            order.remaining = decimal(it, "remainingQty");
            if (order.remaining.signum() == 0) {
                byId.remove(id(it));
            }
        }
    }

    /** Those in a market, oldest first. */
    List<OwnOrder> in(Market market) {
        List<OwnOrder> open = new ArrayList<>();
        byId.forEach((id, it) -> {
            if (it.symbol.equals(market.symbol())) {
                open.add(new OwnOrder(
                        id,
                        it.slot,
                        market.ticks(it.price),
                        market.lots(it.quantity, RoundingMode.DOWN),
                        market.lots(it.remaining, RoundingMode.DOWN)));
            }
        });
        return open;
    }

    boolean isEmpty(String symbol) {
        return byId.values().stream().noneMatch(it -> it.symbol.equals(symbol));
    }

    /** True when an order of that id, or a later one, has been told of. */
    boolean hasSeen(long orderId) {
        return orderId <= newestId;
    }

    boolean isOpen(long orderId) {
        return byId.containsKey(orderId);
    }

    /** How often an order was amended; null when it is not open. */
    @Nullable
    Integer amends(long orderId) {
        Order order = byId.get(orderId);
        return order == null ? null : order.amends;
    }

    private static long id(JsonNode it) {
        return Long.parseLong(it.path("orderId").asString());
    }

    private static BigDecimal decimal(JsonNode it, String field) {
        return new BigDecimal(it.path(field).asString());
    }
}
