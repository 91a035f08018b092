package dev.bourse.simulator.recorded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The lines of several files as one sequence in the order of receipt; within a file the order of the file. One thread. */
final class Recording implements AutoCloseable {

    private final PriorityQueue<RecordedFile> files =
            new PriorityQueue<>(Comparator.comparingLong(Recording::receivedNs));
    private @Nullable RecordedFile last;

    private Recording() {}

    static Recording open(List<Path> paths) {
        Recording recording = new Recording();
        List<RecordedFile> opened = new ArrayList<>();
        try {
            paths.forEach(it -> opened.add(RecordedFile.open(it)));
        } catch (BadRecordingException e) {
            opened.forEach(RecordedFile::close);
            throw e;
        }
        recording.files.addAll(opened);
        return recording;
    }

    /** The next line; null at the end. */
    @Nullable
    RecordedLine next() {
        if (last != null) {
            // Back into the queue only now, so that file() names the file of the line that was returned last.
            RecordedFile file = last;
            last = null;
            file.advance();
            if (file.current() == null) {
                file.close();
            } else {
                files.add(file);
            }
        }
        last = files.poll();
        return last == null ? null : last.current();
    }

    /** Says that the line which was returned last is wrong, and where it is. */
    RuntimeException bad(IllegalArgumentException cause) {
        return last == null ? cause : last.bad(cause);
    }

    /** Where the line which was returned last came from. */
    Path file() {
        if (last == null) {
            throw new IllegalStateException("no line was read");
        }
        return last.path();
    }

    @Override
    public void close() {
        files.forEach(RecordedFile::close);
        if (last != null) {
            last.close();
        }
    }

    private static long receivedNs(RecordedFile file) {
        RecordedLine line = file.current();
        return line == null ? Long.MAX_VALUE : line.receivedNs();
    }
}
