package dev.bourse.realtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.realtime.stream.Topic.Prices;
import dev.bourse.realtime.stream.Topic.Trades;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
