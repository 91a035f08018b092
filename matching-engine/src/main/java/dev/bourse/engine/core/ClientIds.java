package dev.bourse.engine.core;

import java.util.SplittableRandom;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The client ids that have been used, so that no account ever uses one twice: for good, in bounded memory.
 *
 * <p>The ids of all open orders are remembered, and besides them those that were used last, a fixed number. {@link #rememberedSinceMs} says
 * since when all are remembered. Whoever sends a command with an id says with it before which time the id is known to be unused: because
 * the id carries its own date (UUIDv7, ULID), or because all orders up to then were looked through in the database. An id that is not known
 * to be unused before the time since which all are remembered is refused. So each moment of the past is covered by one or the other.
 * Since a date that is still to come is refused, too, nothing with that date can have been used before it.
 */
final class ClientIds {

    /** How many ids are remembered besides those of open orders. */
    static final int CAPACITY = 1 << 18;

    /** Makes ids that collide hard to find from outside. It changes nothing that can be seen: nothing is ever visited in hash order. */
    private static final long SEED = new SplittableRandom().nextLong();

    private final int capacity;
    private final Object2ObjectHashMap<Entry, Entry> entries = new Object2ObjectHashMap<>();
    private final Entry sought = new Entry();
    private @Nullable Entry oldest;
    private @Nullable Entry newest;
    private @Nullable Entry free;
    private int remembered;
    private long rememberedSinceMs;

    ClientIds(int capacity) {
        this.capacity = capacity;
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
        Entry use = find(accountId, id);
        if (use != null) {
            listener.rejected(accountId, RejectReason.DUPLICATE_CLIENT_ORDER_ID, use.orderId, 0);
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

    /** The use of an id, when it is remembered. */
    @Nullable
    Entry find(long accountId, ClientId id) {
        sought.set(accountId, id);
        return entries.get(sought);
    }

    /**
     * Remembers an id that is now used.
     *
     * @param orderId 0 for a transfer
     * @param isOpen true to remember it at least until it is {@link #close}d
     */
    Entry add(long accountId, ClientId id, long orderId, long timeMs, boolean isOpen) {
        Entry entry = take();
        entry.set(accountId, id);
        entry.orderId = orderId;
        entry.usedAtMs = timeMs;
        entry.isOpen = isOpen;
        entries.put(entry, entry);
        append(entry);
        if (remembered > capacity) {
            forgetOldest();
        }
        return entry;
    }

    /** Puts back an open order's id that is not among those that were used last. */
    Entry restoreOpen(long accountId, ClientId id, long orderId, long timeMs) {
        Entry entry = take();
        entry.set(accountId, id);
        entry.orderId = orderId;
        entry.usedAtMs = timeMs;
        entry.isOpen = true;
        entry.isRemembered = false;
        entries.put(entry, entry);
        return entry;
    }

    /** Says since when all ids are remembered, after a snapshot's were added. */
    void restoreRememberedSince(long timeMs) {
        rememberedSinceMs = timeMs;
    }

    /** The order is closed: its id is remembered no longer than others of its time. */
    void close(Entry entry) {
        entry.isOpen = false;
        if (!entry.isRemembered) {
            forget(entry);
        }
    }

    /** The id that was used first of those that were used last; each tells the next one. */
    @Nullable
    Entry oldest() {
        return oldest;
    }

    private void append(Entry entry) {
        Entry last = newest;
        if (last == null) {
            oldest = entry;
        } else {
            last.next = entry;
        }
        newest = entry;
        entry.next = null;
        entry.isRemembered = true;
        remembered++;
    }

    private void forgetOldest() {
        Entry entry = oldest;
        if (entry == null) {
            return;
        }
        oldest = entry.next;
        remembered--;
        rememberedSinceMs = entry.usedAtMs + 1;
        entry.isRemembered = false;
        if (!entry.isOpen) {
            forget(entry);
        }
    }

    private void forget(Entry entry) {
        entries.remove(entry);
        entry.next = free;
        free = entry;
    }

    private Entry take() {
        Entry entry = free;
        if (entry == null) {
            return new Entry();
        }
        free = entry.next;
        return entry;
    }

    /** One use of an id, found by account and text. */
    static final class Entry {
        long accountId;
        long orderId;
        long usedAtMs;
        boolean isOpen;
        boolean isRemembered;

        @Nullable
        Entry next;

        private long word0;
        private long word1;
        private long word2;
        private long word3;
        private long word4;

        void copyTo(ClientId id) {
            id.words[0] = word0;
            id.words[1] = word1;
            id.words[2] = word2;
            id.words[3] = word3;
            id.words[4] = word4;
        }

        private void set(long account, ClientId id) {
            accountId = account;
            word0 = id.words[0];
            word1 = id.words[1];
            word2 = id.words[2];
            word3 = id.words[3];
            word4 = id.words[4];
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry it
                    && it.accountId == accountId
                    && it.word0 == word0
                    && it.word1 == word1
                    && it.word2 == word2
                    && it.word3 == word3
                    && it.word4 == word4;
        }

        @Override
        public int hashCode() {
            long hash = mix(SEED ^ accountId);
            hash = mix(hash ^ word0);
            hash = mix(hash ^ word1);
            hash = mix(hash ^ word2);
            hash = mix(hash ^ word3);
            return Long.hashCode(mix(hash ^ word4));
        }

        /** The finalizer of MurmurHash3. */
        private static long mix(long value) {
            long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
            mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
            return mixed ^ (mixed >>> 33);
        }
    }
}
