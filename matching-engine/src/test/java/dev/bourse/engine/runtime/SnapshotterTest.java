package dev.bourse.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogTrimmedException;
import dev.bourse.engine.journal.ForwardedFiles;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import dev.bourse.engine.simulation.MemorySnapshotFiles;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SnapshotterTest extends RuntimeFixture {

    private static final int KEPT_EVENTS = 4;

    private EngineLoop loop;

    @BeforeEach
    void open() throws IOException {
        openMarket();
        loop = start();
        loop.turn(Duration.ZERO);
    }

    @Test
    void itTakesASnapshotOfWhereTheLoopIs() throws IOException {
        Snapshotter snapshotter = snapshotter();
        appendOrder(1); // which the loop has not done
        assertThat(snapshotter.snapshot(loop.progress())).isTrue();
        assertThat(snapshots.list()).extracting(Snapshot::progress).containsExactly(loop.progress());
        assertThat(files.bytes(snapshots.list().getFirst().name()))
                .isEqualTo(MemorySnapshotFiles.state(loop.replica()));
    }

    @Test
    void itGoesOnFromOneSnapshotToTheNext() throws IOException {
        Snapshotter snapshotter = snapshotter();
        snapshotter.snapshot(loop.progress());
        Replica.Progress first = loop.progress();
        appendOrder(1);
        loop.turn(Duration.ZERO);
        assertThat(snapshotter.snapshot(loop.progress())).isTrue();
        assertThat(snapshots.list()).extracting(Snapshot::progress).containsExactly(loop.progress(), first);
    }

    /** They have been published by the loop. */
    @Test
    void itDoesNotKeepEvents() throws IOException {
        Replica replica = new Replica();
        new Snapshotter(replica, commands, events, snapshots, KEPT_EVENTS, () -> {}).snapshot(loop.progress());
        assertThat(replica.batch().parts()).isZero();
    }

    @Test
    void withNothingNewThereIsNoSnapshot() throws IOException {
        Snapshotter snapshotter = snapshotter();
        snapshotter.snapshot(loop.progress());
        files.put("x", new byte[0]);
        assertThat(snapshotter.snapshot(loop.progress())).isFalse();
        assertThat(files.names()).hasSize(2);
    }

    /** It has recovered from the snapshot of another engine that is ahead. */
    @Test
    void itWaitsUntilTheLoopHasCaughtUpWithIt() throws IOException {
        appendOrder(1);
        runAndSave();
        files.names().forEach(name -> assertThat(name).contains("1004"));
        Snapshotter ahead = snapshotter();
        assertThat(ahead.snapshot(loop.progress())).isFalse();
        appendOrder(2);
        loop.turn(Duration.ZERO);
        assertThat(ahead.snapshot(loop.progress())).isTrue();
    }

    @Test
    void twoReplicasThatDoNotAgreeHaltTheEngine() {
        Replica.Progress is = loop.progress();
        Replica.Progress other = new Replica.Progress(is.position(), is.timeMs(), is.sequence(), is.digest() + 1);
        assertThatThrownBy(() -> snapshotter().snapshot(other))
                .isInstanceOf(EngineHaltException.class)
                .hasMessage("two replicas of the same log disagree: one is at " + is + ", the other at " + other);
        assertThat(files.names()).isEmpty();
    }

    @Test
    void aLogThatEndsBeforeTheLoopHaltsTheEngine() throws IOException {
        Snapshotter snapshotter = snapshotter();
        commands.lose(1);
        assertThatThrownBy(() -> snapshotter.snapshot(loop.progress()))
                .isInstanceOf(EngineHaltException.class)
                .hasMessage(
                        "the command log ends before 1003-0, which the engine has done already: it has lost its tail");
    }

    @Test
    void aLogThatWasTrimmedByAnotherEngineIsSaid() throws IOException {
        Snapshotter behind = snapshotter();
        commands.trim(new LogPosition(1_002, 0));
        assertThatThrownBy(() -> behind.snapshot(loop.progress())).isInstanceOf(LogTrimmedException.class);
    }

    @Test
    void theLogsAreTrimmedBehindTheOldestThatIsKept() throws IOException {
        Snapshotter snapshotter = snapshotter();
        Replica.Progress[] taken = new Replica.Progress[4];
        for (int i = 0; i < 4; i++) {
            appendOrder(i);
            loop.turn(Duration.ZERO);
            taken[i] = loop.progress();
            snapshotter.snapshot(taken[i]);
        }
        assertThat(snapshots.list()).extracting(Snapshot::progress).containsExactly(taken[3], taken[2]);
        assertThat(commands.trimmedTo()).isEqualTo(taken[2].position());
        assertThat(events.trimmedTo()).isEqualTo(taken[3].sequence() - KEPT_EVENTS);
    }

    @Test
    void eventsThatComeAfterTheOldestSnapshotStayEvenWhenTheyAreMany() throws IOException {
        Snapshotter snapshotter = snapshotter();
        Replica.Progress first = loop.progress();
        snapshotter.snapshot(first);
        for (int i = 0; i < 10; i++) {
            appendOrder(i);
        }
        loop.turn(Duration.ZERO);
        snapshotter.snapshot(loop.progress());
        assertThat(events.trimmedTo()).isEqualTo(first.sequence());
    }

    /** An engine that is ahead may keep its newer ones only; then it is for that one to trim. */
    @Test
    void nothingIsTrimmedForASnapshotThatIsNotThereAnyMore() throws IOException {
        SnapshotStore vanishing = new SnapshotStore(
                new ForwardedFiles(files) {
                    @Override
                    public void write(String name, Content content) {
                        // another engine deletes it at once
                    }
                },
                2);
        Replica recovered = new Replica();
        Snapshotter snapshotter = new Snapshotter(recovered, commands, events, vanishing, KEPT_EVENTS, () -> {});
        assertThat(snapshotter.snapshot(loop.progress())).isTrue();
        assertThat(commands.trimmedTo()).isEqualTo(LogPosition.START);
    }

    /** Those are damaged, or another engine's: this one's may be the only one that is good. */
    @Test
    void nothingIsTrimmedBehindNewerSnapshots() throws IOException {
        appendOrder(1);
        runAndSave();
        appendOrder(2);
        runAndSave();
        Snapshotter late = new Snapshotter(new Replica(), commands, events, snapshots, KEPT_EVENTS, () -> {});
        assertThat(late.snapshot(loop.progress())).isTrue();
        assertThat(snapshots.list()).hasSize(3);
        assertThat(commands.trimmedTo()).isEqualTo(loop.progress().position());
    }

    @Test
    void afterAFullDiskTheNextOneIsTaken() throws IOException {
        boolean[] isFull = {true};
        SnapshotStore disk = new SnapshotStore(
                new ForwardedFiles(files) {
                    @Override
                    public void write(String name, Content content) throws IOException {
                        if (isFull[0]) {
                            throw new IOException("no space left on device");
                        }
                        super.write(name, content);
                    }
                },
                2);
        Snapshotter snapshotter = new Snapshotter(new Replica(), commands, events, disk, KEPT_EVENTS, () -> {});
        assertThatThrownBy(() -> snapshotter.snapshot(loop.progress())).isInstanceOf(IOException.class);
        assertThat(commands.trimmedTo()).isEqualTo(LogPosition.START);
        isFull[0] = false;
        assertThat(snapshotter.snapshot(loop.progress())).isTrue();
    }

    private Snapshotter snapshotter() throws IOException {
        return new Snapshotter(
                new Recovery(snapshots, commands, events).recover().replica(),
                commands,
                events,
                snapshots,
                KEPT_EVENTS,
                () -> {});
    }
}
