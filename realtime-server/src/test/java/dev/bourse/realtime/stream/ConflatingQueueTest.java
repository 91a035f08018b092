package dev.bourse.realtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.realtime.stream.Topic.Prices;
import dev.bourse.realtime.stream.Topic.Trades;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ConflatingQueueTest {

    private final ConflatingQueue queue = new ConflatingQueue(4);

    @Test
    void framesWithinTheCapacityWaitAsTheyAre() {
        for (int i = 1; i <= 4; i++) {
            assertThat(queue.add(price("A", i))).isZero();
        }

        assertThat(drained()).containsExactly("A1", "A2", "A3", "A4");
    }

    @Test
    void overflowLeavesTheNewestOfEachTopic() {
        queue.add(price("A", 1));
        queue.add(price("B", 2));
        queue.add(price("A", 3));
        queue.add(price("B", 4));

        assertThat(queue.add(price("A", 5))).isEqualTo(3);
        assertThat(drained()).containsExactly("B4", "A5");
    }

    @Test
    void whatCannotBeConflatedIsKeptInOrder() {
        queue.add(trade("A", 1));
        queue.add(price("A", 2));
        queue.add(trade("A", 3));
        queue.add(price("A", 4));
        queue.add(trade("A", 5));

        assertThat(drained()).containsExactly("A1", "A3", "A4", "A5");
    }

    @Test
    void tooManyThatCannotBeConflatedAreNoticed() {
        for (int i = 1; i <= 4; i++) {
            queue.add(trade("A", i));
        }
        assertThat(queue.overfull()).isFalse();

        queue.add(trade("A", 5));

        assertThat(queue.overfull()).isTrue();
    }

    @Test
    void lengthIsBoundedWhateverComes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            queue.add(price("S" + random.nextInt(3), i));
            if (random.nextInt(10) == 0) {
                queue.poll();
            }

            assertThat(queue.size()).as("seed %d", seed).isLessThanOrEqualTo(4 + 3);
        }
    }

    @Test
    void changesOfABookAreMergedSoThatNoneIsMissing() {
        queue.add(depth(false, 5, 6, Map.of(100L, 7L, 99L, 1L)));
        queue.add(depth(false, 7, 7, Map.of(100L, 0L)));
        queue.add(trade("A", 1));
        queue.add(depth(false, 8, 12, Map.of(98L, 2L)));
        queue.add(trade("A", 2));

        assertThat(drained())
                .containsExactly(
                        "A1",
                        "{\"stream\":\"depth@A_B\",\"data\":{\"e\":\"depth\",\"s\":\"A_B\",\"U\":5,\"u\":12,"
                                + "\"b\":[[\"1.00\",\"0\"],[\"0.99\",\"1\"],[\"0.98\",\"2\"]],\"a\":[]}}",
                        "A2");
    }

    @Test
    void changesAfterASnapshotBecomeAnotherSnapshot() {
        for (int i = 0; i < 3; i++) {
            queue.add(trade("A", i));
        }
        queue.add(depth(false, 1, 4, Map.of(1L, 1L)));
        queue.add(depth(true, 9, 9, Map.of(100L, 7L, 99L, 1L)));
        queue.add(depth(false, 10, 12, Map.of(100L, 0L)));

        assertThat(drained())
                .containsExactly(
                        "A0",
                        "A1",
                        "A2",
                        "{\"stream\":\"depth@A_B\",\"data\":{\"e\":\"depth\",\"s\":\"A_B\",\"U\":12,\"u\":12,"
                                + "\"b\":[[\"0.99\",\"1\"]],\"a\":[],\"snapshot\":true}}");
    }

    private static Frame depth(boolean isSnapshot, long first, long last, Map<Long, Long> bids) {
        MarketChanged terms = new MarketChanged(
                0, "A_B", 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, Prevention.NONE, MarketStatus.TRADING);
        Market market = new Market(terms, new Asset(0, "A", 0), new Asset(1, "B", 2));
        NavigableMap<Long, Long> levels = DepthChange.newBids();
        levels.putAll(bids);
        return Messages.depth(new DepthChange(market, isSnapshot, first, last, levels, DepthChange.newAsks()));
    }

    private static Frame price(String symbol, int number) {
        return Frame.newest(new Prices(symbol), (symbol + number).getBytes(StandardCharsets.UTF_8));
    }

    private static Frame trade(String symbol, int number) {
        return Frame.every(new Trades(symbol), (symbol + number).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> drained() {
        List<String> drained = new ArrayList<>();
        for (Frame frame = queue.poll(); frame != null; frame = queue.poll()) {
            drained.add(frame.json());
        }
        return drained;
    }
}
