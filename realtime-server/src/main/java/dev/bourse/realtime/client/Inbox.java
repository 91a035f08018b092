package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.ConflatingQueue;
import dev.bourse.realtime.stream.Frame;
import java.util.List;

/**
 * Frames on their way to one event loop. It is bounded: when the loop cannot keep up, prices conflate, and the reader of trades
 * waits for room; the trades are safe where it reads them. Thread-safe.
 */
final class Inbox {

    private static final int CAPACITY = 4096;

    private final ConflatingQueue frames = new ConflatingQueue(CAPACITY);
    private boolean drainDue;

    /** Appends a frame; true when the loop has to be told that there is something to drain. */
    synchronized boolean add(Frame frame) {
        frames.add(frame);
        boolean tell = !drainDue;
        drainDue = true;
        return tell;
    }

    /** Moves up to {@code max} frames; true when more wait, which the caller has to come back for. */
    synchronized boolean drainTo(List<Frame> target, int max) {
        for (Frame frame = frames.poll(); frame != null; frame = target.size() < max ? frames.poll() : null) {
            target.add(frame);
        }
        drainDue = !frames.isEmpty();
        notifyAll();
        return drainDue;
    }

    /** Waits until less than half of the places are taken. */
    synchronized void awaitRoom() throws InterruptedException {
        while (frames.size() >= CAPACITY / 2) {
            wait();
        }
    }
}
