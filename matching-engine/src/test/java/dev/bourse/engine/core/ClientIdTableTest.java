package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The table held against a map of the standard library, with the same random calls. */
final class ClientIdTableTest {

    private static final int STEPS = 200_000;
    private static final int ACCOUNTS = 3;
    private static final int NAMES = 30_000;

    private final ClientIdTable table = new ClientIdTable();
    private final ClientId id = new ClientId();

    private record Name(long account, String text) {}

    @Test
    void itKnowsWhatAMapKnows() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom choices = new SplittableRandom(seed);
        Map<Name, Integer> rows = new HashMap<>();
        Map<Name, Long> orders = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            Name name = new Name(choices.nextInt(ACCOUNTS), "order-" + choices.nextInt(NAMES));
            int row = table.find(name.account(), id.set(name.text()));
            assertThat(row).as("seed %d", seed).isEqualTo(rows.getOrDefault(name, ClientIdTable.NONE));
            if (row == ClientIdTable.NONE) {
                rows.put(name, table.add(name.account(), id, step, step + 1));
                orders.put(name, (long) step);
            } else if (choices.nextInt(3) == 0) {
                table.remove(row);
                rows.remove(name);
            }
        }
        assertThat(rows.values()).as("seed %d", seed).doesNotHaveDuplicates();
        for (Name name : rows.keySet()) {
            int row = table.find(name.account(), id.set(name.text()));
            assertThat(table.orderId(row)).as("seed %d", seed).isEqualTo(orders.get(name));
            assertThat(table.usedAtMs(row)).isEqualTo(table.orderId(row) + 1);
            assertThat(table.accountId(row)).isEqualTo(name.account());
            table.copyTo(row, id.clear());
            assertThat(id).hasToString(name.text());
        }
    }

    @Test
    void flagsAreEachOnesOwnAndGoneWithTheRow() {
        int first = table.add(1, id.set("first"), 1, 1);
        int second = table.add(1, id.set("second"), 2, 1);
        table.flag(first, 1, true);
        table.flag(first, 2, true);
        table.flag(first, 1, false);
        assertThat(table.has(first, 1)).isFalse();
        assertThat(table.has(first, 2)).isTrue();
        assertThat(table.has(second, 2)).isFalse();
        table.remove(first);
        int third = table.add(1, id.set("third"), 3, 1);
        assertThat(third).isEqualTo(first);
        assertThat(table.has(third, 2)).isFalse();
    }
}
