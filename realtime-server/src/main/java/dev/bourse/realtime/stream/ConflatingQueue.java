package dev.bourse.realtime.stream;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait, in order. Up to {@code capacity} of them wait as they are; from there on a frame that a newer one of its
 * topic makes worthless gives way to it, and changes of one book are merged into one. So the length is bounded by the capacity, plus the number of topics, plus what cannot
 * be conflated: whoever owns the queue looks at {@link #overfull} for the latter. Not thread-safe.
 */
public final class ConflatingQueue {

    private final int capacity;
    private ArrayDeque<Frame> frames = new ArrayDeque<>(4);
    private int unconflatable;

    /**
     * An empty queue.
     *
     * @param capacity frames that wait before conflation begins
     */
    public ConflatingQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Appends a frame; returns how many older ones gave way. */
    public int add(Frame frame) {
        frames.addLast(frame);
        if (!frame.conflatable()) {
            unconflatable++;
        }
        return frames.size() > capacity ? conflate() : 0;
    }

    /** The oldest frame, removed; null when none waits. */
    public @Nullable Frame poll() {
        Frame frame = frames.pollFirst();
        if (frame != null && !frame.conflatable()) {
            unconflatable--;
        }
        return frame;
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    public int size() {
        return frames.size();
    }

    /** True when more than {@code capacity} frames wait that cannot be conflated. */
    public boolean overfull() {
        return unconflatable > capacity;
    }

    public void clear() {
        frames.clear();
        unconflatable = 0;
    }

    private int conflate() {
        int before = frames.size();
        if (unconflatable == before) {
            return 0;
        }
        Map<Topic, Frame> standing = new HashMap<>();
        for (Frame frame : frames) {
            Topic topic = frame.topic();
            if (frame.conflatable() && topic != null) {
                standing.merge(topic, frame, Frame::followedBy);
            }
        }
        ArrayDeque<Frame> kept = new ArrayDeque<>(capacity);
        for (Iterator<Frame> newestFirst = frames.descendingIterator(); newestFirst.hasNext(); ) {
            Frame frame = newestFirst.next();
            Frame stands = frame.conflatable() ? standing.remove(frame.topic()) : frame;
            if (stands != null) {
                kept.addFirst(stands);
            }
        }
        frames = kept;
        return before - frames.size();
    }
}
