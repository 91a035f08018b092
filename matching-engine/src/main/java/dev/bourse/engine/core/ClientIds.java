package dev.bourse.engine.core;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The client ids that have been used, so that no account ever uses one twice: for good, in bounded memory.
 *
 * <p>The ids of all open orders are remembered, and besides them those that were used last, a fixed number. {@link #rememberedSinceMs} says
 * since when all are remembered. Whoever sends a command with an id says with it before which time the id is known to be unused: because
 * the id carries its own date (UUIDv7, ULID), or because all orders up to then were looked through in the database. An id that is not known
 * to be unused before the time since which all are remembered is refused. So each moment of the past is covered by one or the other.
 * Since a date that is still to come is refused, too, nothing with that date can have been used before it.
 *
 * <p>A use is known by a number, which is another's when it has been forgotten.
 */
final class ClientIds {

    /** How many ids are remembered besides those of open orders. */
    static final int CAPACITY = 1 << 18;

    /** In place of a use: there is none. */
    static final int NONE = ClientIdTable.NONE;

    private static final int FIRST_ROOM = 1_024;

    private static final long OPEN = 1;
    private static final long RECENT = 2;

    private final ClientIdTable uses = new ClientIdTable();
    private final int capacity;

    /** Those that were used last, a ring once it is full: then the oldest is the next to be overwritten. */
    private int[] recent;

    private int recentCount;
    private int next;
    private long rememberedSinceMs;

    ClientIds(int capacity) {
        this.capacity = capacity;
        this.recent = new int[Math.min(capacity, FIRST_ROOM)];
    }

    /** All ids that were used at this log time or later are remembered. */
    long rememberedSinceMs() {
        return rememberedSinceMs;
    }

    /** True when an account may use an id, or wants none; else it is told why not. */
    boolean admits(long accountId, ClientId id, long unusedBeforeMs, long nowMs, EngineListener listener) {
        if (id.isEmpty()) {
            return true;
        }
        int use = find(accountId, id);
        if (use != NONE) {
            listener.rejected(accountId, RejectReason.DUPLICATE_CLIENT_ORDER_ID, uses.orderId(use), 0);
        } else if (!id.isValid()) {
            listener.rejected(accountId, RejectReason.INVALID_CLIENT_ORDER_ID, 0, 0);
        } else if (unusedBeforeMs > nowMs) {
            listener.rejected(accountId, RejectReason.CLIENT_ORDER_ID_FROM_FUTURE, unusedBeforeMs, nowMs);
        } else if (unusedBeforeMs < rememberedSinceMs) {
            listener.rejected(accountId, RejectReason.CLIENT_ORDER_ID_TOO_OLD, unusedBeforeMs, rememberedSinceMs);
        } else {
            return true;
        }
        return false;
    }

    /** The use of an id, or {@link #NONE} when none is remembered. */
    int find(long accountId, ClientId id) {
        return uses.find(accountId, id);
    }

    /** The order that was given the id, or 0 for a transfer. */
    long orderId(int use) {
        return uses.orderId(use);
    }

    /** True while the order is open. */
    boolean isOpen(int use) {
        return uses.has(use, OPEN);
    }

    /** Copies the text. */
    void copyTo(int use, ClientId id) {
        uses.copyTo(use, id);
    }

    /**
     * Remembers an id that is now used.
     *
     * @param orderId 0 for a transfer
     * @param isOpen true to remember it at least until it is {@link #close}d
     */
    int add(long accountId, ClientId id, long orderId, long timeMs, boolean isOpen) {
        int use = uses.add(accountId, id, orderId, timeMs);
        uses.flag(use, OPEN, isOpen);
        uses.flag(use, RECENT, true);
        if (recentCount == capacity) {
            forgetOldest();
        } else if (recentCount == recent.length) {
            recent = Arrays.copyOf(recent, Math.min(capacity, recentCount * 2));
        }
        recent[next] = use;
        recentCount++;
        next = next + 1 == capacity ? 0 : next + 1;
        return use;
    }

    /** Puts back an open order's id that is not among those that were used last. */
    int restoreOpen(long accountId, ClientId id, long orderId, long timeMs) {
        int use = uses.add(accountId, id, orderId, timeMs);
        uses.flag(use, OPEN, true);
        return use;
    }

    /** Says since when all ids are remembered, after a snapshot's were added. */
    void restoreRememberedSince(long timeMs) {
        rememberedSinceMs = timeMs;
    }

    /** The order is closed: its id is remembered no longer than others of its time. */
    void close(int use) {
        uses.flag(use, OPEN, false);
        if (!uses.has(use, RECENT)) {
            uses.remove(use);
        }
    }

    /** All that is remembered of a use. */
    StateVisitor.ClientIdState state(int use) {
        ClientId id = new ClientId();
        copyTo(use, id);
        return new StateVisitor.ClientIdState(
                uses.accountId(use), id.toString(), uses.orderId(use), uses.usedAtMs(use), isOpen(use));
    }

    /** Visits those that were used last, the oldest first. */
    void visitRecent(IntConsumer visitor) {
        int oldest = recentCount == capacity ? next : 0;
        for (int i = 0; i < recentCount; i++) {
            int at = oldest + i;
            visitor.accept(recent[at < capacity ? at : at - capacity]);
        }
    }

    private void forgetOldest() {
        int oldest = recent[next];
        recentCount--;
        rememberedSinceMs = uses.usedAtMs(oldest) + 1;
        uses.flag(oldest, RECENT, false);
        if (!uses.has(oldest, OPEN)) {
            uses.remove(oldest);
        }
    }
}
