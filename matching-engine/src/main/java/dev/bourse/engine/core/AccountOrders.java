package dev.bourse.engine.core;

import org.jspecify.annotations.Nullable;

/** One account's open orders, from the oldest to the newest, and until when its owner must be heard of again. */
final class AccountOrders {

    final long accountId;
    int count;

    /** When all orders are cancelled, in milliseconds of log time; {@link Deadlines#NEVER} without a dead-man switch. */
    long deadlineMs = Deadlines.NEVER;

    @Nullable
    Order oldest;

    @Nullable
    Order newest;

    AccountOrders(long accountId) {
        this.accountId = accountId;
    }

    void append(Order order) {
        Order last = newest;
        order.olderOfAccount = last;
        order.newerOfAccount = null;
        if (last == null) {
            oldest = order;
        } else {
            last.newerOfAccount = order;
        }
        newest = order;
        count++;
    }

    void remove(Order order) {
        Order older = order.olderOfAccount;
        Order newer = order.newerOfAccount;
        if (older == null) {
            oldest = newer;
        } else {
            older.newerOfAccount = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.olderOfAccount = older;
        }
        count--;
    }
}
