package dev.bourse.engine.core;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A hash table of used client ids, found by account and text, in plain numbers: a use is a row of a long array, named by its number. So the
 * garbage collector has nothing to walk through, however many there are. It grows in small steps, none of which stops the engine for
 * longer than a tenth of a millisecond or so: rows in blocks, the index part by part. Removed rows are used again.
 */
final class ClientIdTable {

    /** In place of a row: there is none. */
    static final int NONE = -1;

    /** Makes ids that collide hard to find from outside. It changes nothing that can be seen: nothing is ever visited in hash order. */
    private static final long SEED = new SplittableRandom().nextLong();

    private static final int PARTS_LOG2 = 8;
    private static final int FIRST_BUCKETS = 64;
    private static final int BLOCK_LOG2 = 12;
    private static final int BLOCK_MASK = (1 << BLOCK_LOG2) - 1;

    // A row's columns. Those from ID on are the text's words.
    private static final int ACCOUNT = 0;
    private static final int ORDER = 1;
    private static final int USED_AT = 2;
    private static final int FLAGS = 3;
    private static final int NEXT = 4;
    private static final int ID = 5;
    private static final int COLUMNS = ID + ClientId.WORDS;

    /** The first row of each bucket, part by part; the others follow by NEXT. */
    private final int[][] buckets = new int[1 << PARTS_LOG2][];

    private final int[] sizes = new int[1 << PARTS_LOG2];
    private long[][] blocks = new long[16][];
    private int rows;
    private int firstFree = NONE;

    /** The row of an id, or {@link #NONE}. */
    int find(long accountId, ClientId id) {
        int hash = hash(accountId, id.words, 0);
        int[] part = buckets[hash >>> (Integer.SIZE - PARTS_LOG2)];
        if (part == null) {
            return NONE;
        }
        for (int row = part[hash & (part.length - 1)]; row != NONE; row = (int) get(row, NEXT)) {
            if (get(row, ACCOUNT) == accountId && isText(row, id)) {
                return row;
            }
        }
        return NONE;
    }

    /** Adds an id that is not there yet, with no flags; returns its row. */
    int add(long accountId, ClientId id, long orderId, long usedAtMs) {
        int row = take();
        set(row, ACCOUNT, accountId);
        set(row, ORDER, orderId);
        set(row, USED_AT, usedAtMs);
        set(row, FLAGS, 0);
        System.arraycopy(id.words, 0, block(row), at(row, ID), ClientId.WORDS);
        int hash = hash(row);
        int part = hash >>> (Integer.SIZE - PARTS_LOG2);
        makeRoom(part);
        link(row, hash, buckets[part]);
        sizes[part]++;
        return row;
    }

    void remove(int row) {
        int hash = hash(row);
        int part = hash >>> (Integer.SIZE - PARTS_LOG2);
        int bucket = hash & (buckets[part].length - 1);
        int next = (int) get(row, NEXT);
        if (buckets[part][bucket] == row) {
            buckets[part][bucket] = next;
        } else {
            int before = buckets[part][bucket];
            while (get(before, NEXT) != row) {
                before = (int) get(before, NEXT);
            }
            set(before, NEXT, next);
        }
        sizes[part]--;
        set(row, NEXT, firstFree);
        firstFree = row;
    }

    long accountId(int row) {
        return get(row, ACCOUNT);
    }

    /** 0 for a transfer. */
    long orderId(int row) {
        return get(row, ORDER);
    }

    long usedAtMs(int row) {
        return get(row, USED_AT);
    }

    boolean has(int row, long flag) {
        return (get(row, FLAGS) & flag) != 0;
    }

    void flag(int row, long flag, boolean isOn) {
        set(row, FLAGS, isOn ? get(row, FLAGS) | flag : get(row, FLAGS) & ~flag);
    }

    void copyTo(int row, ClientId id) {
        System.arraycopy(block(row), at(row, ID), id.words, 0, ClientId.WORDS);
    }

    private boolean isText(int row, ClientId id) {
        long[] block = block(row);
        int at = at(row, ID);
        return Arrays.equals(block, at, at + ClientId.WORDS, id.words, 0, ClientId.WORDS);
    }

    private int take() {
        int row = firstFree;
        if (row != NONE) {
            firstFree = (int) get(row, NEXT);
            return row;
        }
        int block = rows >>> BLOCK_LOG2;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block * 2);
        }
        if ((rows & BLOCK_MASK) == 0) {
            blocks[block] = new long[COLUMNS << BLOCK_LOG2];
        }
        return rows++;
    }

    /** Twice the buckets for a part that has more rows than buckets. */
    private void makeRoom(int part) {
        int[] old = buckets[part];
        if (old != null && sizes[part] < old.length) {
            return;
        }
        int[] wider = new int[old == null ? FIRST_BUCKETS : old.length * 2];
        Arrays.fill(wider, NONE);
        buckets[part] = wider;
        if (old != null) {
            for (int first : old) {
                for (int row = first; row != NONE; ) {
                    int next = (int) get(row, NEXT);
                    link(row, hash(row), wider);
                    row = next;
                }
            }
        }
    }

    private void link(int row, int hash, int[] part) {
        int bucket = hash & (part.length - 1);
        set(row, NEXT, part[bucket]);
        part[bucket] = row;
    }

    private long get(int row, int column) {
        return block(row)[at(row, column)];
    }

    private void set(int row, int column, long value) {
        block(row)[at(row, column)] = value;
    }

    private long[] block(int row) {
        return blocks[row >>> BLOCK_LOG2];
    }

    private static int at(int row, int column) {
        return (row & BLOCK_MASK) * COLUMNS + column;
    }

    private int hash(int row) {
        return hash(get(row, ACCOUNT), block(row), at(row, ID));
    }

    private static int hash(long accountId, long[] words, int from) {
        long hash = mix(SEED ^ accountId);
        for (int i = from; i < from + ClientId.WORDS; i++) {
            hash = mix(hash ^ words[i]);
        }
        return Long.hashCode(hash);
    }

    /** The finalizer of MurmurHash3. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
