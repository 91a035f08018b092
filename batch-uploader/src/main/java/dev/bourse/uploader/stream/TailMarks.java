package dev.bourse.uploader.stream;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Knows an id behind which at least a given number of entries follow, without asking Redis to walk over them: it remembers how
 * many entries there had been when an id was the last one.
 */
final class TailMarks {

    private static final int MOST_MARKS = 1_000;

    private final long tail;
    private final Deque<Mark> marks = new ArrayDeque<>();

    /** The newest id that is safe: {@code tail} entries follow it. */
    private StreamId safe = StreamId.ZERO;

    /** Entries ever seen: those that are there and those that we have trimmed. Never more than truly were. */
    private long trimmed;

    private record Mark(StreamId last, long total) {}

    TailMarks(long tail) {
        this.tail = tail;
    }

    /**
     * Looks at the stream.
     *
     * @param last id of its last entry
     * @param length its number of entries now
     */
    void see(StreamId last, long length) {
        long total = length + trimmed;
        if (!marks.isEmpty()
                && (last.compareTo(marks.getLast().last()) < 0
                        || total < marks.getLast().total())) {
            marks.clear(); // Redis has lost the stream, or somebody else has trimmed it: begin anew
        }
        if ((marks.isEmpty() || last.compareTo(marks.getLast().last()) > 0) && marks.size() < MOST_MARKS) {
            marks.addLast(new Mark(last, total));
        }
        while (!marks.isEmpty() && total - marks.getFirst().total() >= tail) {
            safe = marks.removeFirst().last();
        }
    }

    void trimmed(long entries) {
        trimmed += entries;
    }

    /** Entries up to and without this one may go. */
    StreamId safe() {
        return safe;
    }
}
