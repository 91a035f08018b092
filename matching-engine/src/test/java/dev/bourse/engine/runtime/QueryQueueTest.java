package dev.bourse.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.journal.Queries;
import dev.bourse.engine.journal.Replica;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class QueryQueueTest extends RuntimeFixture {

    private static final int CAPACITY = 1_024;
    private static final int ANSWERS_A_TURN = 64;

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

    private static byte[] query(long requestId) {
        return Queries.balances(it -> it.requestId(requestId).replyTo(INSTANCE).accountId(1));
    }
}
