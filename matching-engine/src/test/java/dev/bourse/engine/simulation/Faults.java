package dev.bourse.engine.simulation;

import java.util.random.RandomGenerator;

/**
 * How much goes wrong. Each seed draws its own mixture: some have none of a kind, some a lot, so that each kind is also seen alone and with
 * each other.
 */
final class Faults {

    private static final int ALWAYS = 10_000;

    /** Per call of a port, of {@link #ALWAYS}: the process is killed before it, or after it. */
    final int crash;

    /** The log can't be reached, before or after it has done what was asked. */
    final int unavailable;

    /** Another thread, process or client does something meanwhile. */
    final int interruption;

    /** A read hands over nothing though there is something. */
    final int late;

    /** A read hands over old entries again, or each entry twice. */
    final int twice;

    /** Replies that are never received. */
    final int lostReplies;

    /** A snapshot can't be written: the disk is full. */
    final int diskFull;

    private final RandomGenerator random;
    private boolean areOver;
    private boolean logsAreAway;

    Faults(RandomGenerator random) {
        this.random = random;
        crash = sometimes(60);
        unavailable = sometimes(200);
        interruption = sometimes(1_500);
        late = sometimes(2_000);
        twice = sometimes(2_000);
        lostReplies = sometimes(500);
        diskFull = sometimes(1_000);
    }

    /** Whether something with that chance happens now. */
    boolean happens(int chance) {
        return chance > 0 && !areOver && random.nextInt(ALWAYS) < chance;
    }

    /** From 0 to one less than that. */
    int pick(int bound) {
        return random.nextInt(bound);
    }

    /** True while nobody reaches the logs. */
    boolean logsAreAway() {
        return logsAreAway;
    }

    void logsAreAway(boolean away) {
        logsAreAway = away;
    }

    /** From now on nothing goes wrong any more. */
    void end() {
        areOver = true;
        logsAreAway = false;
    }

    boolean areOver() {
        return areOver;
    }

    private int sometimes(int most) {
        return random.nextBoolean() ? 0 : random.nextInt(most);
    }
}
