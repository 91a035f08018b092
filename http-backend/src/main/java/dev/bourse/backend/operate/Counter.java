package dev.bourse.backend.operate;

import org.jspecify.annotations.Nullable;

/** How a counter is read: it only grows, until its service starts again and it begins at 0. */
final class Counter {

    private Counter() {}

    /** By how much it has grown, at least. */
    static double growth(double before, double now) {
        return now < before ? now : now - before;
    }

    /** By how much it has grown each second; null while it is not known. */
    static @Nullable Double rate(@Nullable Double before, @Nullable Double now, double seconds) {
        return before == null || now == null ? null : growth(before, now) / seconds;
    }
}
