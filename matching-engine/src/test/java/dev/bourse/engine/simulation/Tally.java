package dev.bourse.engine.simulation;

import java.util.EnumMap;
import java.util.Map;

/** How often what happened. */
public final class Tally {

    /** What is counted. */
    public enum Count {
        COMMANDS,
        EVENTS,
        REPLIES,
        ANSWERS,
        SNAPSHOTS,
        CRASHES,
        RECOVERIES,
        TORN_SNAPSHOTS,
        OUTAGES,
        LEFT_BEHIND,
        TAKEOVERS,
        LOST_REPLIES
    }

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);

    void add(Count what) {
        add(what, 1);
    }

    void add(Count what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /** Adds all that another has counted. */
    public void add(Tally other) {
        other.counts.forEach(this::add);
    }

    public long of(Count what) {
        return counts.getOrDefault(what, 0L);
    }
}
