package dev.bourse.engine.core;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What becomes due as log time goes on: orders that expire, accounts whose owners have not been heard of. */
final class Deadlines {

    /** The time of what is never due. */
    static final long NEVER = Long.MAX_VALUE;

    private final TreeSet<Order> orders =
            new TreeSet<>(Comparator.<Order>comparingLong(it -> it.expiresAtMs).thenComparingLong(it -> it.orderId));
    private final TreeSet<AccountOrders> accounts = new TreeSet<>(
            Comparator.<AccountOrders>comparingLong(it -> it.deadlineMs).thenComparingLong(it -> it.accountId));
    private long nextMs = NEVER;

    /** The earliest time at which something is due, or {@link #NEVER}. */
    long nextMs() {
        return nextMs;
    }

    void add(Order order) {
        if (order.expiresAtMs != NEVER) {
            orders.add(order);
            findNext();
        }
    }

    void remove(Order order) {
        if (order.expiresAtMs != NEVER) {
            orders.remove(order);
            findNext();
        }
    }

    /** Gives an account another deadline, or none. */
    void set(AccountOrders account, long deadlineMs) {
        accounts.remove(account);
        account.deadlineMs = deadlineMs;
        if (deadlineMs != NEVER) {
            accounts.add(account);
        }
        findNext();
    }

    /** The order that has expired first, if any has. */
    @Nullable
    Order expired(long timeMs) {
        return orders.isEmpty() || orders.getFirst().expiresAtMs > timeMs ? null : orders.getFirst();
    }

    /** The account that has been silent longest, if any has for too long. */
    @Nullable
    AccountOrders silent(long timeMs) {
        return accounts.isEmpty() || accounts.getFirst().deadlineMs > timeMs ? null : accounts.getFirst();
    }

    private void findNext() {
        long order = orders.isEmpty() ? NEVER : orders.getFirst().expiresAtMs;
        long account = accounts.isEmpty() ? NEVER : accounts.getFirst().deadlineMs;
        nextMs = Math.min(order, account);
    }
}
