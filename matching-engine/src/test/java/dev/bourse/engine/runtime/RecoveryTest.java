package dev.bourse.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.ForwardedFiles;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RecoveryTest extends RuntimeFixture {

    private static final Replica.Progress BEGINNING = new Replica().progress();

    @BeforeEach
    void open() {
        openMarket();
    }

    @Test
    void withNothingAtAllItBeginsAtTheBeginning() throws IOException {
        Recovery.Recovered recovered = recover();
        assertThat(recovered.replica().progress()).isEqualTo(BEGINNING);
        assertThat(recovered.lastCommand()).isEqualTo(new LogPosition(1_003, 0));
        assertThat(recovered.lastEvent()).isZero();
    }

    @Test
    void itGoesOnAtTheNewestSnapshot() throws IOException {
        runAndSave();
        appendOrder(1);
        Snapshot newest = runAndSave();
        appendOrder(2);
        Recovery.Recovered recovered = recover();
        assertThat(recovered.replica().progress()).isEqualTo(newest.progress());
        assertThat(recovered.lastCommand()).isEqualTo(new LogPosition(1_005, 0));
        assertThat(recovered.lastEvent()).isEqualTo(10);
    }

    @Test
    void itGoesOnAtTheOneBeforeADamagedOne() throws IOException {
        Snapshot older = runAndSave();
        appendOrder(1);
        Snapshot newest = runAndSave();
        byte[] bytes = files.bytes(newest.name());
        bytes[bytes.length / 2] ^= 1;
        files.put(newest.name(), bytes);
        assertThat(recover().replica().progress()).isEqualTo(older.progress());
    }

    /** Else one flipped bit would look like a log that has lost its tail. */
    @Test
    void theBeginningOfASnapshotCanBeDamagedToo() throws IOException {
        Snapshot older = runAndSave();
        appendOrder(1);
        Snapshot newest = runAndSave();
        byte[] whole = files.bytes(newest.name());
        for (int i = 0; i < 80; i++) {
            byte[] bytes = whole.clone();
            bytes[i] ^= 0x10;
            files.put(newest.name(), bytes);
            assertThat(recover().replica().progress()).as("byte %d", i).isEqualTo(older.progress());
        }
    }

    /** The events that were lost are made anew. */
    @Test
    void itGoesBackToWhereTheEventLogReaches() throws IOException {
        Snapshot older = runAndSave();
        appendOrder(1);
        runAndSave();
        events.lose(1);
        assertThat(recover().replica().progress()).isEqualTo(older.progress());
    }

    @Test
    void itGoesBackToTheBeginningWhenTheLogHasIt() throws IOException {
        runAndSave();
        events.lose(1);
        assertThat(recover().replica().progress()).isEqualTo(BEGINNING);
    }

    @Test
    void itHaltsWhenNothingReachesToWhereTheEventLogEnds() throws IOException {
        Snapshot snapshot = runAndSave();
        commands.trim(snapshot.progress().position());
        events.lose(1);
        assertThatThrownBy(this::recover)
                .isInstanceOf(EngineHaltException.class)
                .hasMessage(
                        "the command log begins after 1003-0 and there is no snapshot to go on from that the event log, which"
                                + " ends at 5, reaches to: what came before is lost. Restore the snapshots, or Redis, from a backup");
    }

    @Test
    void aSnapshotIsNoUseWhenCommandsAfterItAreGone() throws IOException {
        runAndSave();
        appendOrder(1);
        Snapshot newest = runAndSave();
        commands.trim(newest.progress().position());
        assertThat(recover().replica().progress()).isEqualTo(newest.progress());
        files.delete(newest.name());
        assertThatThrownBy(this::recover)
                .isInstanceOf(EngineHaltException.class)
                .hasMessageContaining("begins after 1004-0");
    }

    @Test
    void itRefusesToGoOnWithoutCommandsThatWereDone() throws IOException {
        appendOrder(1);
        runAndSave();
        commands.lose(2);
        assertThatThrownBy(this::recover)
                .isInstanceOf(EngineHaltException.class)
                .hasMessageStartingWith("the command log ends at 1002-0 but the snapshot"
                        + " 0000000000000001004-0000000000000000000.snapshot has done commands up to 1004-0: Redis has lost"
                        + " commands that were acknowledged.");
    }

    /** There is no snapshot that would tell, but there are the events that others have seen. */
    @Test
    void commandsThatCameInThePlaceOfLostOnesAreNotDone() {
        appendOrder(1);
        runAndSave();
        files.names().forEach(files::delete);
        commands.lose(1);
        String lost =
                "the command log does not have command 1004-0, which the newest events came of: Redis has lost commands"
                        + " that were acknowledged. Restore Redis from its append-only file";
        assertThatThrownBy(this::recover)
                .isInstanceOf(EngineHaltException.class)
                .hasMessage(lost);
        appendOrder(2);
        appendOrder(3);
        assertThatThrownBy(this::recover)
                .isInstanceOf(EngineHaltException.class)
                .hasMessage(lost);
    }

    /** Recovering while another engine works: what that one does in between is no contradiction. */
    @Test
    void anotherEnginesNewestSnapshotIsNotTakenForLostCommands() throws IOException {
        CommandLog busy = new ForwardedCommandLog(commands) {
            @Override
            public LogPosition trimmedTo() {
                LogPosition trimmedTo = super.trimmedTo();
                appendOrder(1);
                runAndSave();
                return trimmedTo;
            }
        };
        runAndSave();
        Recovery.Recovered recovered = new Recovery(snapshots, busy, events).recover();
        assertThat(recovered.replica().progress().position()).isEqualTo(new LogPosition(1_004, 0));
    }

    @Test
    void snapshotsThatAnotherEngineReplacesMeanwhileAreLookedForAgain() throws IOException {
        SnapshotStore keepsOne = new SnapshotStore(files, 1);
        Snapshot first = runAndSave();
        commands.trim(first.progress().position());
        appendOrder(1);
        SnapshotStore replaced = new SnapshotStore(
                new ForwardedFiles(files) {
                    @Override
                    public InputStream read(String name) throws IOException {
                        if (name.equals(first.name())) {
                            EngineLoop other = start();
                            other.turn(Duration.ZERO);
                            keepsOne.save(other.replica());
                        }
                        return super.read(name);
                    }
                },
                1);
        Recovery.Recovered recovered = new Recovery(replaced, commands, events).recover();
        assertThat(recovered.replica().progress().position()).isEqualTo(new LogPosition(1_004, 0));
    }

    private Recovery.Recovered recover() throws IOException {
        return new Recovery(snapshots, commands, events).recover();
    }
}
