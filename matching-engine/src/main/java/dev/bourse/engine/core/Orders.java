package dev.bourse.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** All open orders: by slot, by account, by client id and by when they expire. Slots are used again, the last that became free first. */
final class Orders {

    private final List<Order> slots = new ArrayList<>();
    private final List<Order> free = new ArrayList<>();
    private final Long2ObjectHashMap<AccountOrders> accounts = new Long2ObjectHashMap<>();
    private final ClientIds clientIds;
    private final Deadlines deadlines;

    /** Orders are numbered from 1 on. */
    long lastOrderId;

    Orders(ClientIds clientIds, Deadlines deadlines) {
        this.clientIds = clientIds;
        this.deadlines = deadlines;
    }

    /** An order whose fields are those of an earlier one, not yet anybody's. */
    Order take() {
        if (free.isEmpty()) {
            Order order = new Order(slots.size(), clientIds);
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
        AccountOrders account = of(order.accountId);
        order.account = account;
        account.append(order);
        deadlines.add(order);
    }

    void close(Order order) {
        deadlines.remove(order);
        AccountOrders account = order.account;
        if (account != null) {
            account.remove(order);
        }
        if (order.clientId != ClientIds.NONE) {
            clientIds.close(order.clientId);
            order.clientId = ClientIds.NONE;
        }
        order.orderId = 0;
        free.add(order);
    }

    Order at(long slot) {
        return slots.get((int) slot);
    }

    /** An account's open orders. */
    AccountOrders of(long accountId) {
        AccountOrders account = accounts.get(accountId);
        if (account == null) {
            account = new AccountOrders(accountId);
            accounts.put(accountId, account);
        }
        return account;
    }

    /** An account's oldest open order; each tells the next newer one. */
    @Nullable
    Order oldestOf(long accountId) {
        AccountOrders account = accounts.get(accountId);
        return account == null ? null : account.oldest;
    }

    /** How many orders of an account are open. */
    int countOf(long accountId) {
        AccountOrders account = accounts.get(accountId);
        return account == null ? 0 : account.count;
    }

    /** How many orders are open. */
    int count() {
        return slots.size() - free.size();
    }

    /** Visits all open orders in no order that means anything; the visitor changes nothing. */
    void visit(Consumer<Order> visitor) {
        for (Order it : slots) {
            if (it.orderId != 0) {
                visitor.accept(it);
            }
        }
    }

    /** Visits all accounts that have a dead-man switch, in no order that means anything. */
    void visitSwitches(SwitchVisitor visitor) {
        accounts.forEachLong((accountId, account) -> {
            if (account.deadlineMs != Deadlines.NEVER) {
                visitor.armed(accountId, account.deadlineMs);
            }
        });
    }

    /** Takes an account and when its orders are cancelled. */
    interface SwitchVisitor {
        void armed(long accountId, long deadlineMs);
    }
}
