package dev.bourse.engine.runtime;

import dev.bourse.engine.journal.QueryAnswerer;
import dev.bourse.engine.journal.Replica;
import java.util.concurrent.ArrayBlockingQueue;

/** Queries that wait for the engine's thread. A full queue refuses: who asked is told to ask later, and commands go on. */
public final class QueryQueue {

    private static final int CAPACITY = 1_024;

    /** How many are answered between two batches of commands, so that questions never hold up orders for long. */
    private static final int ANSWERS_A_TURN = 64;

    private final ArrayBlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final QueryAnswerer answerer = new QueryAnswerer();
    private final Replies replies;

    public QueryQueue(Replies replies) {
        this.replies = replies;
    }

    /** Adds a query; false when too many wait already. Any thread. */
    public boolean offer(byte[] query) {
        return waiting.offer(query);
    }

    /** How many wait. */
    public int size() {
        return waiting.size();
    }

    /** Answers some of them from that replica. The engine's thread. */
    void answer(Replica replica) {
        int answered = 0;
        for (byte[] query = waiting.poll(); query != null; query = waiting.poll()) {
            if (answerer.answer(query, replica)) {
                replies.send(answerer.replyTo(), answerer.buffer(), 0, answerer.length());
            }
            if (++answered == ANSWERS_A_TURN) {
                break;
            }
        }
        if (answered > 0) {
            replies.flush();
        }
    }
}
