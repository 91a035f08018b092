package dev.bourse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.simulation.Tally.Count;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, what comes of the command log is what comes of it when nothing does. */
final class SimulationTest {

    private static final int SEEDS = 2_000;

    /** Other seeds each time; {@code -Dbourse.seed=} runs that one alone. */
    @Test
    void whateverGoesWrongTheSameComesOfTheCommands() {
        Long only = Long.getLong("bourse.seed");
        long first = only == null ? System.nanoTime() : only;
        int seeds = only == null ? SEEDS : 1;
        Tally tally = new Tally();
        try (Quiet _ = new Quiet()) {
            for (int i = 0; i < seeds; i++) {
                tally.add(Simulation.run(first + i));
            }
        }
        for (Count it : Count.values()) {
            assertThat(tally.of(it) + (only == null ? 0 : 1))
                    .as("%s, first seed %d", it, first)
                    .isPositive();
        }
    }
}
