package dev.bourse.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.engine.journal.Queries;
import dev.bourse.engine.journal.Replica;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class QueryQueueTest extends RuntimeFixture {

    private static final int CAPACITY = 1_024;
    private static final int ANSWERS_A_TURN = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Replica replica = new Replica();

    @BeforeEach
    void open() {
        openMarket();
        replica = replicaOfAll();
    }

    @Test
    void queriesAreAnsweredInTheirOrder() {
        queries.offer(query(1));
        queries.offer(query(2));
        assertThat(queries.size()).isEqualTo(2);
        queries.answer(replica);
        assertThat(replies.takeHeads())
                .containsExactly(
                        "Answer requestId=1|sequence=7|time=1003|count=1|isBusy=NO",
                        "Answer requestId=2|sequence=7|time=1003|count=1|isBusy=NO");
        assertThat(queries.size()).isZero();
    }

    @Test
    void aTurnAnswersOnlySome() {
        LongStream.range(0, 100).forEach(it -> queries.offer(query(it)));
        queries.answer(replica);
        assertThat(replies.take()).hasSize(ANSWERS_A_TURN);
        assertThat(queries.size()).isEqualTo(100 - ANSWERS_A_TURN);
        queries.answer(replica);
        assertThat(replies.takeHeads())
                .hasSize(100 - ANSWERS_A_TURN)
                .first()
                .asString()
                .contains("requestId=64|");
    }

    @Test
    void whatCannotBeReadIsNotAnsweredAndHoldsUpNothing() {
        queries.offer(new byte[5]);
        queries.offer(query(2));
        queries.answer(replica);
        assertThat(replies.takeHeads()).singleElement().asString().contains("requestId=2|");
    }

    @Test
    void whoFindsItFullIsToldSo() {
        LongStream.range(0, CAPACITY)
                .forEach(it -> assertThat(queries.offer(query(it))).isTrue());
        assertThat(queries.offer(query(7_777))).isFalse();
        queries.answer(replica);
        assertThat(replies.takeHeads())
                .hasSize(1 + ANSWERS_A_TURN)
                .first()
                .isEqualTo("Answer requestId=7777|sequence=0|time=0|count=0|isBusy=YES");
        assertThat(queries.offer(query(8_888))).isTrue();
        assertThat(queries.dropped()).isZero();
    }

    @Test
    void whoFindsEvenTheRefusalsFullIsNotAnswered() {
        LongStream.range(0, 2 * CAPACITY).forEach(it -> queries.offer(query(it)));
        assertThat(queries.offer(query(7_777))).isFalse();
        assertThat(queries.dropped()).isEqualTo(1);
        queries.answer(replica);
        assertThat(replies.takeHeads())
                .hasSize(CAPACITY + ANSWERS_A_TURN)
                .noneMatch(it -> it.contains("requestId=7777|"));
    }

    @Test
    void aQueryWakesTheEngineThatWaitsForSomethingElse() throws Exception {
        AnswersThatEnd answers = new AnswersThatEnd(1);
        QueryQueue waiting = new QueryQueue(answers);
        afterFallingAsleep(() -> waiting.offer(query(1)));

        waiting.answerUntil(answers.all, PATIENCE, replica);

        assertThat(answers.sent).hasValue(1);
    }

    @Test
    void whatTheEngineWaitsForWakesIt() throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        afterFallingAsleep(() -> done.complete("read"));

        queries.answerUntil(done, PATIENCE, replica);

        assertThat(done).isDone();
    }

    @Test
    void aQueryThatWasThereBeforeIsAnsweredBeforeTheEngineWaits() throws Exception {
        AnswersThatEnd answers = new AnswersThatEnd(100);
        QueryQueue waiting = new QueryQueue(answers);
        LongStream.range(0, 100).forEach(it -> waiting.offer(query(it)));

        waiting.answerUntil(answers.all, PATIENCE, replica);

        assertThat(answers.sent).hasValue(100);
    }

    /** Each comes just when the engine is about to fall asleep after the one before. */
    @Test
    void noQueryIsSleptThrough() throws Exception {
        int rounds = 20_000;
        AnswersThatEnd answers = new AnswersThatEnd(rounds);
        QueryQueue waiting = new QueryQueue(answers);
        Thread asker = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < rounds; i++) {
                waiting.offer(query(i));
                while (answers.sent.get() <= i && !answers.all.isDone()) {
                    Thread.onSpinWait();
                }
            }
        });
        try {
            waiting.answerUntil(answers.all, PATIENCE, replica);
        } finally {
            answers.all.complete(null);
            asker.join();
        }
        assertThat(answers.sent).hasValue(rounds);
    }

    @Test
    void whatIsNotDoneInTimeIsAnError() {
        assertThatThrownBy(() -> queries.answerUntil(new CompletableFuture<>(), Duration.ofMillis(1), replica))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("no answer within 1 ms");
    }

    /** Ends a wait when so many answers have been sent. */
    private static final class AnswersThatEnd implements Replies {

        final CompletableFuture<Void> all = new CompletableFuture<>();
        final AtomicInteger sent = new AtomicInteger();
        private final int wanted;

        AnswersThatEnd(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void send(long instance, DirectBuffer buffer, int offset, int length) {
            sent.incrementAndGet();
        }

        @Override
        public void flush() {
            if (sent.get() == wanted) {
                all.complete(null);
            }
        }

        @Override
        public void clear() {
            throw new AssertionError("answers are not forgotten");
        }
    }

    /** Does something as soon as this thread sleeps. */
    private static void afterFallingAsleep(Runnable work) {
        Thread engine = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            while (engine.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            work.run();
        });
    }

    private static byte[] query(long requestId) {
        return Queries.balances(it -> it.requestId(requestId).replyTo(INSTANCE).accountId(1));
    }
}
