package dev.bourse.uploader.stream;

import java.util.Comparator;

/**
 * The id of an entry, {@code 1756480528000-3}; ids rise within a stream.
 *
 * @param timeMs Redis's clock when it was added, Unix milliseconds, unsigned
 * @param sequence counts entries of one millisecond, unsigned
 */
record StreamId(long timeMs, long sequence) implements Comparable<StreamId> {

    static final StreamId ZERO = new StreamId(0, 0);

    private static final Comparator<StreamId> ORDER = Comparator.comparing(StreamId::timeMs, Long::compareUnsigned)
            .thenComparing(StreamId::sequence, Long::compareUnsigned);

    static StreamId parse(String id) {
        int dash = id.indexOf('-');
        return dash < 0
                ? new StreamId(Long.parseUnsignedLong(id), 0)
                : new StreamId(
                        Long.parseUnsignedLong(id.substring(0, dash)), Long.parseUnsignedLong(id.substring(dash + 1)));
    }

    @Override
    public int compareTo(StreamId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(timeMs) + "-" + Long.toUnsignedString(sequence);
    }
}
