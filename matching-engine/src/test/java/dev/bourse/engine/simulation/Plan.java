package dev.bourse.engine.simulation;

import dev.bourse.engine.journal.Replica;
import java.util.random.RandomGenerator;

/**
 * What a seed is about.
 *
 * @param commands how many commands are sent
 * @param engines one, or two at once
 * @param sharedDisk whether two engines keep their snapshots in one place
 * @param batch how many commands are read at once, at most
 * @param limits small ones, so that ids are forgotten and commands' events are more than an entry holds
 * @param snapshotWeight how often snapshots are taken, beside {@link #turnWeight}
 * @param turnWeight how often an engine goes on
 * @param crashWeight how often one is killed between two steps, besides in the middle of one
 */
record Plan(
        int commands,
        int engines,
        boolean sharedDisk,
        int batch,
        int keptSnapshots,
        int keptEvents,
        Replica.Limits limits,
        int turnWeight,
        int snapshotWeight,
        int crashWeight,
        int outageWeight,
        int damageWeight) {

    /** How often anything of the last three goes wrong. */
    int mishapWeight() {
        return crashWeight + outageWeight + damageWeight;
    }

    static Plan draw(RandomGenerator random) {
        return draw(random, 1 + random.nextInt(2));
    }

    /** With so many engines. */
    static Plan draw(RandomGenerator random, int engines) {
        return new Plan(
                50 + random.nextInt(random.nextInt(8) == 0 ? 350 : 100),
                engines,
                random.nextBoolean(),
                1 + random.nextInt(random.nextBoolean() ? 4 : 60),
                1 + random.nextInt(4),
                1 + random.nextInt(100),
                new Replica.Limits(
                        random.nextInt(4) == 0 ? 100_000 : 1 + random.nextInt(20),
                        random.nextInt(3) == 0 ? 256 * 1024 : 100 + random.nextInt(1_000)),
                10 + random.nextInt(60),
                random.nextInt(12),
                random.nextBoolean() ? 0 : random.nextInt(6),
                random.nextBoolean() ? 0 : random.nextInt(6),
                random.nextBoolean() ? 0 : random.nextInt(6));
    }
}
