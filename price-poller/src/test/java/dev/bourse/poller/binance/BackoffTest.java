package dev.bourse.poller.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Test
    void waitsDoubleUpToTheLongestAndAreNeverShorterThanHalf() {
        for (long fullMs : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000}) {
            assertThat(backoff.next().toMillis()).isBetween(fullMs / 2, fullMs);
        }
    }

    @Test
    void afterSuccessTheFirstWaitIsShortAgain() {
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }

        backoff.reset();

        assertThat(backoff.next().toMillis()).isBetween(500L, 1_000L);
    }
}
