package dev.bourse.engine.journal;

import static dev.bourse.engine.journal.FedReplica.ALICE;
import static dev.bourse.engine.journal.FedReplica.buy;
import static dev.bourse.engine.journal.FedReplica.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import dev.bourse.engine.simulation.MemorySnapshotFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SnapshotStoreTest {

    private final FedReplica engine = new FedReplica().openMarket();
    private final MemorySnapshotFiles files = new MemorySnapshotFiles();
    private final SnapshotStore store = new SnapshotStore(files, 3);

    @Test
    void aReplicaGoesOnFromASnapshotAsIfNothingHadBeen() throws IOException {
        engine.feed(sell(10, 100));
        engine.feed(buy(4, 90, "mine"));
        Replica loaded = store.load(store.save(engine.replica()), Replica::new).orElseThrow();
        assertThat(loaded.progress()).isEqualTo(engine.replica().progress());
        FedReplica restored = new FedReplica(loaded);
        restored.pass(engine.timeMs() - restored.timeMs());
        assertThat(restored.feed(buy(7, 100))).isEqualTo(engine.feed(buy(7, 100)));
        assertThat(restored.replica().progress()).isEqualTo(engine.replica().progress());
    }

    @Test
    void aReplicaKnowsFromASnapshotWhatHasTradedOfAnOrder() throws IOException {
        tradeTwoAndPreventThreeOfTen();
        Replica loaded = store.load(store.save(engine.replica()), Replica::new).orElseThrow();

        assertThat(cancelled(loaded))
                .isEqualTo(
                        "Cancelled orderId=1|accountId=1|lots=5|openLots=0|marketId=0|reason=REQUESTED|tradedLots=2");
    }

    /** It does not say what was taken away without a trade. */
    @Test
    void inASnapshotOfVersionOneAllThatIsNotOpenHasTraded() throws IOException {
        tradeTwoAndPreventThreeOfTen();
        Snapshot snapshot = store.save(engine.replica());
        files.put(snapshot.name(), OlderSnapshot.versionOne(files.bytes(snapshot.name())));
        Replica loaded = store.load(snapshot, Replica::new).orElseThrow();

        assertThat(loaded.progress()).isEqualTo(engine.replica().progress());
        assertThat(cancelled(loaded))
                .isEqualTo(
                        "Cancelled orderId=1|accountId=1|lots=5|openLots=0|marketId=0|reason=REQUESTED|tradedLots=5");
    }

    @Test
    void theNameIsThePlaceOfTheLastCommand() throws IOException {
        assertThat(store.save(engine.replica()))
                .isEqualTo(new Snapshot(
                        "0000000000000001003-0000000000000000000.snapshot",
                        engine.replica().progress()));
        assertThat(files.names()).containsExactly("0000000000000001003-0000000000000000000.snapshot");
    }

    @Test
    void theNewestComesFirst() throws IOException {
        Snapshot first = saveNext();
        Snapshot second = saveNext();
        Snapshot third = saveNext();
        assertThat(store.list()).containsExactly(third, second, first);
    }

    @Test
    void onlyTheNewestFewAreKept() throws IOException {
        saveNext();
        Snapshot second = saveNext();
        Snapshot third = saveNext();
        Snapshot fourth = saveNext();
        assertThat(store.list()).containsExactly(fourth, third, second);
        assertThat(files.names()).hasSize(3);
    }

    @Test
    void theSameStateIsTheSameFile() throws IOException {
        Snapshot first = store.save(engine.replica());
        byte[] bytes = files.bytes(first.name());
        assertThat(store.save(engine.replica())).isEqualTo(first);
        assertThat(files.names()).containsExactly(first.name());
        assertThat(files.bytes(first.name())).isEqualTo(bytes);
    }

    /** Those are another engine's, or they are damaged: the log must not end up with nothing before it but them. */
    @Test
    void aSnapshotIsNotForgottenForNewerOnes() throws IOException {
        SnapshotStore keepsOne = new SnapshotStore(files, 1);
        Replica replica = new Replica();
        Snapshot newer = keepsOne.save(engine.replica());
        Snapshot older = keepsOne.save(replica);
        assertThat(keepsOne.list()).containsExactly(newer, older);
    }

    @Test
    void filesOfOthersAreNeitherReadNorCountedNorDeleted() throws IOException {
        files.put("README", new byte[] {1});
        files.put("0-0.snapshot", new byte[] {1});
        files.put("zzz.snapshot", new byte[] {1});
        files.put("0000000000000000000-0000000000000000000.snapshot.bak", new byte[] {1});
        for (int i = 0; i < 5; i++) {
            saveNext();
        }
        assertThat(store.list()).hasSize(3);
        assertThat(files.names()).hasSize(7).contains("README", "0-0.snapshot", "zzz.snapshot");
    }

    /** A wrong place would be trimmed behind, or taken for a log that has lost its tail. */
    @Test
    void aSnapshotThatSaysItIsAnotherIsLeftOut() throws IOException {
        Snapshot first = saveNext();
        Snapshot second = saveNext();
        files.put(second.name(), files.bytes(first.name()));
        assertThat(store.list()).containsExactly(first);
    }

    @Test
    void whatCannotBeOpenedIsLeftOut() throws IOException {
        Snapshot first = saveNext();
        Snapshot second = saveNext();
        SnapshotStore broken = new SnapshotStore(
                new ForwardedFiles(files) {
                    @Override
                    public InputStream read(String name) throws IOException {
                        if (name.equals(second.name())) {
                            throw new IOException("permission denied");
                        }
                        return super.read(name);
                    }
                },
                3);
        assertThat(broken.list()).containsExactly(first);
        assertThat(broken.load(second, Replica::new)).isEmpty();
    }

    @Test
    void whatCannotBeReadToItsEndIsNotLoaded() throws IOException {
        Snapshot snapshot = saveNext();
        SnapshotStore broken = new SnapshotStore(
                new ForwardedFiles(files) {
                    @Override
                    public InputStream read(String name) throws IOException {
                        return new EndingStream(super.read(name), 200);
                    }
                },
                3);
        assertThat(broken.list()).containsExactly(snapshot);
        assertThat(broken.load(snapshot, Replica::new)).isEmpty();
    }

    @Test
    void aFullDiskForgetsNothing() throws IOException {
        List<Snapshot> before = List.of(saveNext(), saveNext(), saveNext()).reversed();
        SnapshotStore full = new SnapshotStore(
                new ForwardedFiles(files) {
                    @Override
                    public void write(String name, Content content) throws IOException {
                        throw new IOException("no space left on device");
                    }
                },
                3);
        engine.feed(buy(1, 90));
        assertThatThrownBy(() -> full.save(engine.replica()))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
        assertThat(full.list()).isEqualTo(before);
    }

    private void tradeTwoAndPreventThreeOfTen() {
        engine.feed(FedReplica.deposit(ALICE, FedReplica.BASE, 3));
        engine.feed(buy(10, 100));
        engine.feed(sell(2, 100));
        engine.feed(CommandBytes.place(
                it -> it.accountId(ALICE).side(Side.SELL).price(100).quantity(3).prevention(Prevention.DECREMENT)));
    }

    /** What is told when the first order is cancelled. */
    private String cancelled(Replica replica) {
        FedReplica goesOn = new FedReplica(replica);
        goesOn.pass(engine.timeMs());
        return goesOn.feed(CommandBytes.cancel(it -> it.accountId(ALICE).orderId(1))).stream()
                .filter(it -> it.startsWith("Cancelled"))
                .findFirst()
                .orElseThrow();
    }

    private Snapshot saveNext() throws IOException {
        engine.feed(buy(1, 90));
        return store.save(engine.replica());
    }

    /** A file with a bad sector. */
    private static final class EndingStream extends FilterInputStream {
        private int left;

        EndingStream(InputStream in, int readable) {
            super(in);
            left = readable;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("input/output error");
            }
            return super.read(bytes, offset, length);
        }
    }
}
