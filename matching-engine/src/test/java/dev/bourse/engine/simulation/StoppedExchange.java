package dev.bourse.engine.simulation;

import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.EventBatch;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import dev.bourse.engine.runtime.EngineHaltException;
import dev.bourse.engine.simulation.Tally.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** An exchange with one engine that has worked for a while without any trouble, and what then happens to its logs. */
final class StoppedExchange {

    private static final int STEPS = 150;
    private static final int LEAST_TURNS = 3;
    private static final int MOST_TURNS = 10_000;

    private final RandomGenerator random;
    private final World world;
    private final SimulatedEngine engine;
    private final RandomCommands commands;

    StoppedExchange(long seed) {
        random = new SplittableRandom(seed);
        world = new World(Plan.draw(random, 1), random, () -> {});
        world.faults().end();
        engine = world.engines().getFirst();
        commands = new RandomCommands(new Choices(random, world.clock(), world.expected()));
        for (int i = 0; i < STEPS; i++) {
            send(random.nextInt(3));
            engine.turn();
            if (random.nextInt(15) == 0) {
                engine.snapshot();
            }
        }
    }

    /** Appends some commands. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            world.clock().pass(1 + random.nextInt(20));
            world.commands().append(commands.next());
        }
    }

    /** The event log loses some of its newest entries, but not all that it has: what it has forgotten itself it would have again then. */
    void loseEvents() {
        world.events().lose(some(Math.max(0, world.events().kept() - 1)));
    }

    /** The command log loses some of its newest entries. */
    void loseCommands() {
        world.commands().lose(some(world.commands().kept()));
        world.expected().beginAnew();
    }

    /** The event log loses also what came of commands that were lost. */
    void loseEventsOfLostCommands() {
        while (hasEventsOfLostCommands()) {
            world.events().lose(1);
        }
    }

    /** The logs are away for a moment, and the engine sees it. */
    void loseConnection() {
        world.faults().logsAreAway(true);
        engine.turn();
        world.faults().logsAreAway(false);
    }

    /** The process ends. */
    void kill() {
        engine.crash();
    }

    /** True when the newest events came of a command that is not there any more. */
    boolean hasEventsOfLostCommands() {
        byte[] newest = world.events().last();
        return newest != null
                && world.commands().all().stream().noneMatch(it -> it.position().equals(EventBatch.command(newest)));
    }

    /** True when a snapshot has done commands that are not there any more. */
    boolean hasSnapshotOfLostCommands() {
        return snapshots().stream()
                .anyMatch(
                        it -> it.progress().position().isAfter(world.commands().last()));
    }

    /** True when the events that are missing can be made anew from a snapshot, or from the beginning. */
    boolean canMakeLostEvents() {
        return world.commands().trimmedTo().equals(LogPosition.START)
                || snapshots().stream()
                        .anyMatch(
                                it -> it.progress().sequence() <= world.events().lastSequence());
    }

    /** True when the engine has done, or said, what is not there any more. */
    boolean hasLostWhatTheEngineHas() {
        Replica replica = Objects.requireNonNull(engine.replica());
        return replica.position().isAfter(world.commands().last())
                || replica.lastSequence() > world.events().lastSequence();
    }

    /**
     * An engine goes on, until all is done.
     *
     * @return why it has halted; empty when it has not, and all is as it should be
     */
    String goOn() {
        List<MemoryEventLog.Entry> before = List.copyOf(world.events().all());
        long replies = world.tally().of(Count.REPLIES);
        world.witness().forgetLostEvents();
        try {
            for (int i = 0;
                    i < MOST_TURNS
                            && (i < LEAST_TURNS || !engine.isAt(world.commands().last()));
                    i++) {
                engine.turn();
                world.witness().lookAtEvents();
            }
        } catch (EngineHaltException e) {
            if (!world.events().all().equals(before) || world.tally().of(Count.REPLIES) != replies) {
                throw new AssertionError("it has said something before it halted", e);
            }
            return Objects.requireNonNull(e.getMessage());
        }
        boolean isComplete =
                world.events().all().size() == world.expected().events().size();
        byte[] state = MemorySnapshotFiles.state(Objects.requireNonNull(engine.replica()));
        if (!isComplete || !Arrays.equals(state, world.expected().state())) {
            throw new AssertionError("it is not what the commands make\n" + world.trace());
        }
        return "";
    }

    /** Mostly few. */
    private int some(int most) {
        return random.nextInt(random.nextInt(most + 1) + 1);
    }

    private List<Snapshot> snapshots() {
        try {
            return new SnapshotStore(engine.disk(), 1).list();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
