package dev.bourse.backend.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

final class RememberedTest {

    private final AtomicInteger reads = new AtomicInteger();
    private Instant now = Instant.parse("2025-08-29T14:00:00Z");
    private boolean sourceIsAway;
    private final Remembered<Integer> remembered =
            new Remembered<>("numbers", this::read, Duration.ofSeconds(3), () -> now);

    @Test
    void isReadOnceInAWhile() {
        assertThat(remembered.value()).isEqualTo(1);
        now = now.plusMillis(2999);
        assertThat(remembered.value()).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(remembered.value()).isEqualTo(2);
    }

    @Test
    void lastValueIsServedWhileTheSourceIsAwayAndTheSourceIsLeftAlone() {
        remembered.value();
        sourceIsAway = true;
        now = now.plusSeconds(3);

        assertThat(remembered.value()).isEqualTo(1);
        assertThat(remembered.value()).isEqualTo(1);
        assertThat(reads).hasValue(2);

        sourceIsAway = false;
        now = now.plusSeconds(3);
        assertThat(remembered.value()).isEqualTo(3);
    }

    @Test
    void failureIsToldWhenThereNeverWasAValue() {
        sourceIsAway = true;

        assertThatThrownBy(remembered::value).isInstanceOf(DataAccessResourceFailureException.class);
        assertThatThrownBy(remembered::value).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(reads).hasValue(1);
    }

    private Integer read() {
        int number = reads.incrementAndGet();
        if (sourceIsAway) {
            throw new DataAccessResourceFailureException("away");
        }
        return number;
    }
}
