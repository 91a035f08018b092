package dev.bourse.engine.runtime;

import dev.bourse.engine.journal.QueryAnswerer;
import dev.bourse.engine.journal.Replica;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Queries that wait for the engine's thread. One that finds it full is answered with "busy"; when even too many of those wait, it is not
 * answered, which its sender's timeout takes care of. Commands go on in any case.
 */
public final class QueryQueue {

    private static final int CAPACITY = 1_024;

    /** How many are answered between two batches of commands, so that questions never hold up orders for long. */
    private static final int ANSWERS_A_TURN = 64;

    private final ArrayBlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final ArrayBlockingQueue<byte[]> refused = new ArrayBlockingQueue<>(CAPACITY);
    private final LongAdder dropped = new LongAdder();
    private final Semaphore wakeUps = new Semaphore(0);
    private final QueryAnswerer answerer = new QueryAnswerer();
    private final Replies replies;

    public QueryQueue(Replies replies) {
        this.replies = replies;
    }

    /** Adds a query; false when too many wait already. Any thread. */
    public boolean offer(byte[] query) {
        boolean isWaiting = waiting.offer(query);
        if (isWaiting || refused.offer(query)) {
            wakeUps.release();
        } else {
            dropped.increment();
        }
        return isWaiting;
    }

    /** How many were not answered at all. */
    public long dropped() {
        return dropped.sum();
    }

    /** How many wait. */
    public int size() {
        return waiting.size();
    }

    /**
     * Answers queries from that replica as they come, until something else is done. The engine's thread.
     *
     * <p>It sleeps in between, and both a query and the end wake it. None of them is slept through: wake-ups of before are forgotten first,
     * then it looks whether there is anything to do, and whatever comes after that look leaves a wake-up behind.
     *
     * @throws TimeoutException when it is not done in that time
     */
    void answerUntil(CompletableFuture<?> done, Duration atMost, Replica replica)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + atMost.toNanos();
        var _ = done.whenComplete((_, _) -> wakeUps.release());
        for (wakeUps.drainPermits(); !done.isDone(); wakeUps.drainPermits()) {
            boolean isAwake = answer(replica) || wakeUps.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!isAwake) {
                throw new TimeoutException("no answer within " + atMost.toMillis() + " ms");
            }
        }
    }

    /** Answers some of them from that replica; false when there are none. The engine's thread. */
    boolean answer(Replica replica) {
        if (waiting.isEmpty() && refused.isEmpty()) {
            return false;
        }
        for (byte[] query = refused.poll(); query != null; query = refused.poll()) {
            send(answerer.refuse(query));
        }
        for (int i = 0; i < ANSWERS_A_TURN; i++) {
            byte[] query = waiting.poll();
            if (query == null) {
                break;
            }
            send(answerer.answer(query, replica));
        }
        replies.flush();
        return true;
    }

    private void send(boolean isAnswered) {
        if (isAnswered) {
            replies.send(answerer.replyTo(), answerer.buffer(), 0, answerer.length());
        }
    }
}
