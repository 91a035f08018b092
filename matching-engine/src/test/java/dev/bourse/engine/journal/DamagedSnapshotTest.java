package dev.bourse.engine.journal;

import static dev.bourse.engine.journal.FedReplica.ALICE;
import static dev.bourse.engine.journal.FedReplica.buy;
import static dev.bourse.engine.journal.FedReplica.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.SnapshotEndEncoder;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.engine.journal.SnapshotStore.Snapshot;
import dev.bourse.engine.simulation.MemorySnapshotFiles;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever has become of a snapshot's bytes, it is the state that was written, or it is skipped. */
final class DamagedSnapshotTest {

    /** The last message with its length and header. */
    private static final int END =
            Integer.BYTES + MessageHeaderEncoder.ENCODED_LENGTH + SnapshotEndEncoder.BLOCK_LENGTH;

    private final MemorySnapshotFiles files = new MemorySnapshotFiles();
    private final SnapshotStore store = new SnapshotStore(files, 3);
    private Snapshot snapshot = new Snapshot("", new Replica().progress());
    private byte[] bytes = {};

    @BeforeEach
    void takeASnapshotOfEachKindOfThing() throws IOException {
        FedReplica engine = new FedReplica().openMarket();
        engine.feed(CommandBytes.changeRules(
                it -> it.minLots(1).maxLots(100).breaker(1_000).breakerWindow(6_400)));
        engine.feed(buy(4, 90, "mine"));
        engine.feed(sell(10, 100));
        engine.feed(buy(1, 100));
        engine.feed(CommandBytes.place(it -> it.accountId(ALICE)
                .price(95)
                .quantity(1)
                .trigger(Trigger.TAKE_PROFIT)
                .triggerPrice(95)));
        engine.feed(CommandBytes.heartbeat(it -> it.accountId(ALICE).timeout(5_000)));
        snapshot = store.save(engine.replica());
        bytes = files.bytes(snapshot.name());
    }

    @Test
    void itIsSkippedWhicheverByteOfTheStateHasChanged() {
        for (int i = 0; i < bytes.length - END; i++) {
            for (int change : new int[] {0x01, 0x40, 0x80, 0xFF}) {
                assertSkipped(changed(i, change), "byte " + i + " changed by " + change);
            }
        }
    }

    /** Not every byte of the last message means something. */
    @Test
    void itIsTheRightStateOrSkippedWhicheverByteOfTheEndHasChanged() {
        for (int i = bytes.length - END; i < bytes.length; i++) {
            for (int change : new int[] {0x01, 0x40, 0x80, 0xFF}) {
                files.put(snapshot.name(), changed(i, change));
                assertThat(store.load(snapshot, Replica::new).stream())
                        .as("byte %d changed by %d", i, change)
                        .allMatch(it -> Arrays.equals(MemorySnapshotFiles.state(it), bytes));
            }
        }
    }

    @Test
    void itIsSkippedWhereverItEnds() {
        for (int length = 0; length < bytes.length; length++) {
            assertSkipped(Arrays.copyOf(bytes, length), "ends after " + length);
        }
    }

    /** A file system can give a file its length before its content. */
    @Test
    void itIsSkippedWhereverItIsZerosToTheEnd() {
        for (int i = 0; i < bytes.length - Long.BYTES; i++) {
            byte[] damaged = bytes.clone();
            Arrays.fill(damaged, i, bytes.length, (byte) 0);
            assertSkipped(damaged, "zeros from " + i);
        }
    }

    @Test
    void whatComesAfterItsEndDoesNotMatter() {
        files.put(snapshot.name(), Arrays.copyOf(bytes, bytes.length + 100));
        assertThat(store.load(snapshot, Replica::new)).isPresent();
    }

    private byte[] changed(int index, int change) {
        byte[] damaged = bytes.clone();
        damaged[index] ^= (byte) change;
        return damaged;
    }

    private void assertSkipped(byte[] damaged, String how) {
        files.put(snapshot.name(), damaged);
        assertThat(store.load(snapshot, Replica::new)).as(how).isEmpty();
    }
}
