package dev.bourse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replica that was restored from a snapshot tells the same state, and can't be told from the one that was not, whatever comes. */
final class RestoredReplicaTest {

    private static final int COMMANDS = 6_000;
    private static final int EVERY = 100;

    /** With so many client ids that are remembered: the fewer, the more of the open orders' are not among them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 100_000})
    void itGoesOnExactlyLikeTheOther(int clientIds) throws IOException {
        long seed = System.nanoTime();
        Replica.Limits limits = new Replica.Limits(clientIds, 10_000);
        SimulatedTime clock = new SimulatedTime(1_000_000);
        MemoryCommandLog log = new MemoryCommandLog(clock);
        SplittableRandom random = new SplittableRandom(seed);
        UndisturbedRun original = new UndisturbedRun(log, limits);
        RandomCommands commands = new RandomCommands(new Choices(random, clock, original));
        Replica restored = new Replica(limits);
        int mostOpen = 0;
        for (int i = 1; i <= COMMANDS; i++) {
            clock.pass(random.nextInt(20));
            log.hand(log.append(commands.next()), restored);
            if (i % EVERY == 0) {
                original.goOn();
                assertThat(restored.progress())
                        .as("seed %d command %d", seed, i)
                        .isEqualTo(original.progress());
                restored = copy(restored, limits);
                assertThat(MemorySnapshotFiles.state(restored))
                        .as("state, seed %d command %d", seed, i)
                        .isEqualTo(original.state());
                mostOpen = Math.max(mostOpen, original.engine().openOrders());
            }
        }
        assertThat(mostOpen).as("seed %d", seed).isGreaterThan(15);
    }

    private static Replica copy(Replica replica, Replica.Limits limits) throws IOException {
        SnapshotStore store = new SnapshotStore(new MemorySnapshotFiles(), 1);
        return store.load(store.save(replica), () -> new Replica(limits)).orElseThrow();
    }
}
