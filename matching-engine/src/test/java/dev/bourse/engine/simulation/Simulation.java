package dev.bourse.engine.simulation;

import dev.bourse.engine.simulation.Tally.Count;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One seed: an exchange is opened, commands come, engines do them as well as they can while everything goes wrong that the seed has drawn;
 * then nothing goes wrong any more, the engines finish, and the {@link Verdict} is read.
 */
public final class Simulation {

    private static final int MOST_NESTED = 3;
    private static final int LONGEST_END = 20_000;

    private final long seed;
    private final RandomGenerator random;
    private final World world;
    private final RandomCommands commands;
    private final RandomQueries queries;
    private int sent;
    private int nested;

    private Simulation(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.world = new World(Plan.draw(random), random, this::interrupt);
        Choices choices = new Choices(random, world.clock(), world.expected());
        this.commands = new RandomCommands(choices);
        this.queries = new RandomQueries(choices);
    }

    /**
     * Runs a seed.
     *
     * @return what has happened
     * @throws AssertionError when the engines have done anything else than the undisturbed run
     */
    public static Tally run(long seed) {
        return new Simulation(seed).run();
    }

    private Tally run() {
        try {
            while (sent < world.plan().commands()) {
                step();
            }
            finish();
            new Verdict(world, queries).read();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " (repeat it with -Dbourse.seed=" + seed + "): " + e.getMessage() + "\n"
                            + world.plan() + "\n" + world.trace(),
                    e);
        }
        world.tally().add(Count.COMMANDS, world.commands().all().size());
        world.tally().add(Count.EVENTS, world.events().lastSequence());
        return world.tally();
    }

    private void step() {
        Plan plan = world.plan();
        int dice = random.nextInt(30 + plan.turnWeight() + plan.snapshotWeight() + plan.mishapWeight());
        if (dice < 30) {
            outside();
        } else if ((dice -= 30) < plan.turnWeight()) {
            anyEngine().turn();
        } else if ((dice -= plan.turnWeight()) < plan.snapshotWeight()) {
            anyEngine().snapshot();
        } else {
            mishap(dice - plan.snapshotWeight());
        }
        if (world.faults().logsAreAway() && random.nextInt(5) == 0) {
            world.trace().add("logs", "are there again");
            world.faults().logsAreAway(false);
        }
        world.witness().lookAtEvents();
    }

    /** Somebody else does something while a process is in the middle of a call. */
    private void interrupt() {
        if (nested == MOST_NESTED) {
            return;
        }
        nested++;
        switch (random.nextInt(4)) {
            case 0 -> outside();
            case 1 -> anyEngine().snapshot();
            default -> anyEngine().turn();
        }
        nested--;
    }

    private void outside() {
        switch (random.nextInt(4)) {
            case 0 -> world.clock().pass(random.nextInt(random.nextInt(20) == 0 ? 1_000 : 30));
            case 1 -> anyEngine().ask(queries.next());
            default -> send();
        }
    }

    private void send() {
        for (int i = random.nextInt(6); i >= 0 && !world.faults().logsAreAway(); i--) {
            world.trace()
                    .add(
                            "clients",
                            "append",
                            world.commands().append(commands.next()).position());
            sent++;
        }
    }

    private void mishap(int dice) {
        Plan plan = world.plan();
        if (dice < plan.crashWeight()) {
            anyEngine().crash();
        } else if (dice - plan.crashWeight() < plan.outageWeight()) {
            world.trace().add("logs", "are away");
            world.tally().add(Count.OUTAGES);
            world.faults().logsAreAway(true);
        } else {
            damage(anyEngine());
        }
    }

    /** The newest snapshot is damaged: one that is not the only way back. With or without the power failure that has done it. */
    private void damage(SimulatedEngine engine) {
        MemorySnapshotFiles disk = engine.disk();
        if (disk.isEmpty() || !disk.covers(world.commands().trimmedTo(), true)) {
            return;
        }
        world.trace().add(engine.name(), "snapshot is damaged", disk.damageNewest(random));
        world.tally().add(Count.TORN_SNAPSHOTS);
        if (random.nextBoolean()) {
            world.engines().stream().filter(it -> it.disk() == disk).forEach(SimulatedEngine::crash);
        }
    }

    /** Nothing goes wrong any more; the engines go on until nothing is left to do, and take a last snapshot. */
    private void finish() {
        world.faults().end();
        world.commands().append(commands.last());
        for (int i = 0; !isFinished(); i++) {
            if (i == LONGEST_END) {
                throw new AssertionError("the engines don't come to an end");
            }
            world.clock().pass(10);
            world.engines().forEach(SimulatedEngine::turn);
            world.witness().lookAtEvents();
        }
        for (int i = 0;
                i < 3;
                i++) { // the first time it may find that it was left behind, and the second that it needs help
            world.engines().forEach(SimulatedEngine::snapshot);
        }
    }

    private boolean isFinished() {
        world.expected().goOn();
        return world.engines().stream().allMatch(it -> it.isAt(world.commands().last()))
                && world.expected().engine().nextDeadlineMs() > world.clock().millis();
    }

    private SimulatedEngine anyEngine() {
        return world.engines().get(random.nextInt(world.engines().size()));
    }
}
