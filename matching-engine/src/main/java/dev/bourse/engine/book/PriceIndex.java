package dev.bourse.engine.book;

import org.jspecify.annotations.Nullable;

/**
 * The levels of one side by price: a trie over the bits of the price, {@value #BITS} bits a step. Each node has a word that says which
 * of its {@value #WIDTH} children exist, so that the nearest price above or below is found by counting bits. It is as deep as the
 * range of its prices needs: three steps for prices that are within 262,144 ticks of each other.
 */
final class PriceIndex {

    private static final int BITS = 6;
    private static final int WIDTH = 1 << BITS;
    private static final int MASK = WIDTH - 1;

    private static final int MOST_STEPS = 10;

    /** The greatest price in ticks that has a place here: over a million million million. */
    static final long MAX_PRICE_TICKS = (1L << (MOST_STEPS * BITS)) - 1;

    /** Of the path to a price: the node at each depth, leaf first. */
    private final Node[] path = new Node[MOST_STEPS];

    private Node root = Node.leaf();
    private int rootShift;
    private long rootPrefix;
    private int size;

    /** The leaf that was used last, and the prices it is for: most calls are near the one before. */
    private Node recentLeaf = root;

    private long recentPrefix = -1;

    private @Nullable Node unusedLeaves;
    private @Nullable Node unusedInner;

    private static final class Node {
        final @Nullable Node[] children;
        final @Nullable PriceLevel[] levels;
        long present;

        @Nullable
        Node nextUnused;

        private Node(@Nullable Node[] children, @Nullable PriceLevel[] levels) {
            this.children = children;
            this.levels = levels;
        }

        static Node leaf() {
            return new Node(new Node[0], new PriceLevel[WIDTH]);
        }

        static Node inner() {
            return new Node(new Node[WIDTH], new PriceLevel[0]);
        }

        Node child(int index) {
            Node child = children[index];
            if (child == null) {
                throw new IllegalStateException("a child that is marked as present is missing");
            }
            return child;
        }

        PriceLevel level(int index) {
            PriceLevel level = levels[index];
            if (level == null) {
                throw new IllegalStateException("a level that is marked as present is missing");
            }
            return level;
        }
    }

    /** The level at a price, if there is one. */
    @Nullable
    PriceLevel get(long priceTicks) {
        if (priceTicks >>> BITS == recentPrefix) {
            return recentLeaf.levels[(int) priceTicks & MASK];
        }
        if (priceTicks >>> (rootShift + BITS) != rootPrefix) {
            return null;
        }
        Node node = root;
        for (int shift = rootShift; shift > 0; shift -= BITS) {
            Node child = node.children[(int) (priceTicks >>> shift) & MASK];
            if (child == null) {
                return null;
            }
            node = child;
        }
        recentLeaf = node;
        recentPrefix = priceTicks >>> BITS;
        return node.levels[(int) priceTicks & MASK];
    }

    /** Adds a level; there must be none at its price. */
    void add(PriceLevel level) {
        long price = level.priceTicks;
        if (size++ == 0) {
            rootPrefix = price >>> (rootShift + BITS);
            recentPrefix = -1;
        }
        while (price >>> (rootShift + BITS) != rootPrefix) {
            growUpwards();
        }
        Node node = root;
        for (int shift = rootShift; shift > 0; shift -= BITS) {
            int index = (int) (price >>> shift) & MASK;
            Node child = node.children[index];
            if (child == null) {
                child = shift == BITS ? newLeaf() : newInner();
                node.children[index] = child;
                node.present |= 1L << index;
            }
            node = child;
        }
        int index = (int) price & MASK;
        node.levels[index] = level;
        node.present |= 1L << index;
    }

    /** Takes out the level at a price; there must be one. */
    void remove(long priceTicks) {
        int depth = descend(priceTicks);
        Node leaf = path[0];
        int index = (int) priceTicks & MASK;
        leaf.levels[index] = null;
        leaf.present &= ~(1L << index);
        for (int step = 0; step < depth && path[step].present == 0; step++) {
            Node parent = path[step + 1];
            int at = (int) (priceTicks >>> ((step + 1) * BITS)) & MASK;
            parent.children[at] = null;
            parent.present &= ~(1L << at);
            recycle(path[step], step == 0);
        }
        size--;
    }

    /** The level with the smallest price above the given one, if any; there must be a level at the given one. */
    @Nullable
    PriceLevel above(long priceTicks) {
        int depth = descend(priceTicks);
        for (int step = 0; step <= depth; step++) {
            int index = (int) (priceTicks >>> (step * BITS)) & MASK;
            long later = path[step].present & (-2L << index);
            if (later != 0) {
                return lowest(path[step], Long.numberOfTrailingZeros(later), step);
            }
        }
        return null;
    }

    /** The level with the greatest price below the given one, if any; there must be a level at the given one. */
    @Nullable
    PriceLevel below(long priceTicks) {
        int depth = descend(priceTicks);
        for (int step = 0; step <= depth; step++) {
            int index = (int) (priceTicks >>> (step * BITS)) & MASK;
            long earlier = path[step].present & ((1L << index) - 1);
            if (earlier != 0) {
                return highest(path[step], MASK - Long.numberOfLeadingZeros(earlier), step);
            }
        }
        return null;
    }

    private static PriceLevel lowest(Node node, int index, int step) {
        Node at = node;
        int child = index;
        for (int i = step; i > 0; i--) {
            at = at.child(child);
            child = Long.numberOfTrailingZeros(at.present);
        }
        return at.level(child);
    }

    private static PriceLevel highest(Node node, int index, int step) {
        Node at = node;
        int child = index;
        for (int i = step; i > 0; i--) {
            at = at.child(child);
            child = MASK - Long.numberOfLeadingZeros(at.present);
        }
        return at.level(child);
    }

    /** Notes the nodes on the way to a price that has a level; returns the root's place in {@link #path}. */
    private int descend(long priceTicks) {
        int depth = rootShift / BITS;
        Node node = root;
        path[depth] = node;
        for (int step = depth; step > 0; step--) {
            node = node.child((int) (priceTicks >>> (step * BITS)) & MASK);
            path[step - 1] = node;
        }
        return depth;
    }

    private void growUpwards() {
        Node above = newInner();
        int index = (int) rootPrefix & MASK;
        if (root.present == 0) {
            recycle(root, rootShift == 0);
        } else {
            above.children[index] = root;
            above.present = 1L << index;
        }
        root = above;
        rootShift += BITS;
        rootPrefix >>>= BITS;
    }

    private Node newLeaf() {
        Node leaf = unusedLeaves;
        if (leaf == null) {
            return Node.leaf();
        }
        unusedLeaves = leaf.nextUnused;
        leaf.nextUnused = null;
        return leaf;
    }

    private Node newInner() {
        Node inner = unusedInner;
        if (inner == null) {
            return Node.inner();
        }
        unusedInner = inner.nextUnused;
        inner.nextUnused = null;
        return inner;
    }

    private void recycle(Node node, boolean isLeaf) {
        if (node == recentLeaf) {
            recentPrefix = -1;
        }
        if (isLeaf) {
            node.nextUnused = unusedLeaves;
            unusedLeaves = node;
        } else {
            node.nextUnused = unusedInner;
            unusedInner = node;
        }
    }
}
