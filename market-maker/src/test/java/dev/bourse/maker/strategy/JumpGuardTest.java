package dev.bourse.maker.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A move of more than 2 % within 10 seconds is a jump, after which nothing is quoted for 30 seconds. */
final class JumpGuardTest {

    private final JumpGuard guard = new JumpGuard(20_000, 10_000, 30_000);

    @Test
    void jumpStopsForAWhile() {
        assertThat(guard.saw(1_000, 100_000)).isLessThan(1_000);
        assertThat(guard.saw(2_000, 102_001)).isEqualTo(32_000);
        assertThat(guard.saw(31_999, 102_001)).isEqualTo(32_000);
    }

    @Test
    void limitItselfIsNoJump() {
        guard.saw(0, 100_000);

        assertThat(guard.saw(1, 102_000)).isNegative();
    }

    @Test
    void fallIsAJumpToo() {
        guard.saw(0, 100_000);

        assertThat(guard.saw(1_000, 98_000)).isEqualTo(31_000);
    }

    @Test
    void slowMoveIsNone() {
        for (int second = 0; second < 100; second++) {
            assertThat(guard.saw(second * 1_000L, 100_000 + 190L * second)).isNegative();
        }
    }

    @Test
    void manySmallStepsAreOneJump() {
        long until = Long.MIN_VALUE;
        for (int step = 0; step < 30; step++) {
            until = Math.max(until, guard.saw(step * 100L, 100_000 + 100L * step));
        }

        assertThat(until).isPositive();
    }

    @Test
    void priceThatStoodForLongIsNotForgotten() {
        for (long time = 0; time <= 60_000; time += 200) {
            guard.saw(time, 100_000);
        }

        assertThat(guard.saw(60_200, 103_000)).isEqualTo(90_200);
    }

    @Test
    void jumpDuringThePauseMakesItLonger() {
        guard.saw(0, 100_000);
        guard.saw(1_000, 105_000);

        assertThat(guard.saw(5_000, 100_000)).isEqualTo(35_000);
    }
}
