package dev.bourse.common.log;

import java.util.Comparator;

/**
 * The place of an entry in the command log. On Redis the two parts of a stream's entry id.
 *
 * @param major the first part: on Redis the milliseconds of its time
 * @param minor the second part
 */
public record LogPosition(long major, long minor) implements Comparable<LogPosition> {

    /** Before the first entry. */
    public static final LogPosition START = new LogPosition(0, 0);

    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::major).thenComparingLong(LogPosition::minor);

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }

    /** True for a place behind that one. */
    public boolean isAfter(LogPosition other) {
        return compareTo(other) > 0;
    }

    /** As Redis writes it: {@code 1756477140000-0}. */
    @Override
    public String toString() {
        return major + "-" + minor;
    }
}
