package dev.bourse.backend.exchange;

import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine that has more questions than it can answer, and says so to each. */
final class BusyEngine extends AnsweringEngine {

    private final AtomicInteger refused = new AtomicInteger();

    BusyEngine(String redisUrl) {
        super(redisUrl);
    }

    /** How many questions it has sent back. */
    int refused() {
        return refused.get();
    }

    @Override
    Items answer(int templateId, UnsafeBuffer query) {
        refused.incrementAndGet();
        return new Items().busy();
    }
}
