package dev.bourse.backend.operate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** The points of the last hour; the oldest goes when another one comes. Thread-safe. */
final class RecentPoints {

    static final Duration INTERVAL = Duration.ofSeconds(5);
    static final Duration KEPT = Duration.ofHours(1);

    private static final int CAPACITY = (int) KEPT.dividedBy(INTERVAL);

    private final ArrayDeque<Point> points = new ArrayDeque<>(CAPACITY);

    synchronized void add(Point point) {
        if (points.size() == CAPACITY) {
            points.removeFirst();
        }
        points.addLast(point);
    }

    /** Those that are newer than that, oldest first. */
    synchronized List<Point> since(long timeMs) {
        return points.stream().filter(it -> it.timeMs() > timeMs).toList();
    }
}
