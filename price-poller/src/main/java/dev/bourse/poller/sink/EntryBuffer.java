package dev.bourse.poller.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What waits for Redis. Stream entries are bounded by refusing new ones: the oldest are kept, and the feed fetches the refused
 * ones again later. Live messages are bounded by dropping the oldest: an old price is worth nothing. Thread-safe.
 */
final class EntryBuffer {

    private static final int LIVE_CAPACITY = 10_000;

    private final int capacity;
    private final ArrayDeque<StreamEntry> entries = new ArrayDeque<>();
    private final ArrayDeque<LiveMessage> live = new ArrayDeque<>();
    private long droppedLive;
    private int inFlight;

    EntryBuffer(int capacity) {
        this.capacity = capacity;
    }

    /** Takes the entry, or refuses it when the buffer is full. */
    synchronized boolean offer(StreamEntry entry) {
        if (entries.size() >= capacity) {
            return false;
        }
        entries.addLast(entry);
        notifyAll();
        return true;
    }

    synchronized void offer(LiveMessage message) {
        if (live.size() >= LIVE_CAPACITY) {
            live.removeFirst();
            droppedLive++;
        }
        live.addLast(message);
        notifyAll();
    }

    /** Waits until at least half of the buffer is free. */
    synchronized void awaitSpace() throws InterruptedException {
        while (entries.size() > capacity / 2) {
            wait();
        }
    }

    /** Waits until there is something to send, for a limited time. */
    synchronized void awaitWork(long timeoutMs) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (entries.isEmpty() && live.isEmpty()) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }

    /** The oldest entries; they stay in the buffer until {@link #confirm()}. */
    synchronized List<StreamEntry> peek(int max) {
        List<StreamEntry> batch = new ArrayList<>(Math.min(max, entries.size()));
        for (StreamEntry it : entries) {
            if (batch.size() == max) {
                break;
            }
            batch.add(it);
        }
        inFlight = batch.size();
        return batch;
    }

    /** Redis has what the last {@link #peek} returned. */
    synchronized void confirm() {
        for (; inFlight > 0; inFlight--) {
            entries.removeFirst();
        }
        notifyAll();
    }

    synchronized List<LiveMessage> takeLive() {
        List<LiveMessage> messages = List.copyOf(live);
        live.clear();
        return messages;
    }

    /** Forgets what waits of that symbol's trades. Only between batches. */
    synchronized void removeTrades(String symbol) {
        inFlight = 0;
        entries.removeIf(
                it -> it instanceof StreamEntry.OfTrade trade && trade.symbol().equals(symbol));
        notifyAll();
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized long droppedLive() {
        return droppedLive;
    }
}
