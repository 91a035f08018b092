package dev.bourse.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.TriggerBook.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TriggerBookTest {

    private final TriggerBook book = new TriggerBook();

    private record Waiting(long id, Direction direction, long trigger) {

        boolean triggersAt(long last) {
            return direction == Direction.RISE ? last >= trigger : last <= trigger;
        }

        /** Rises before falls, then the nearest price; the sort is stable, so that age decides between equals. */
        static final Comparator<Waiting> ORDER = Comparator.comparing(Waiting::direction)
                .thenComparingLong(it -> it.direction == Direction.RISE ? it.trigger : -it.trigger);
    }

    @Test
    void emptyBookTriggersNothing() {
        assertThat(book.next(100)).isEqualTo(TriggerBook.NONE);
        assertThat(book.remove(1)).isFalse();
    }

    @Test
    void orderTriggersWhenItsPriceIsReached() {
        book.add(1, 0, Direction.RISE, 105);
        book.add(2, 0, Direction.FALL, 95);

        assertThat(book.next(100)).isEqualTo(TriggerBook.NONE);
        assertThat(book.next(105)).isEqualTo(1);
        assertThat(book.next(106)).isEqualTo(1);
        assertThat(book.next(95)).isEqualTo(2);
        assertThat(book.next(1)).isEqualTo(2);
    }

    @Test
    void nearestPriceTriggersFirstThenTheOlder() {
        book.add(1, 0, Direction.RISE, 110);
        book.add(2, 0, Direction.RISE, 105);
        book.add(3, 0, Direction.RISE, 105);

        assertThat(triggeredAt(120)).containsExactly(2L, 3L, 1L);
        assertThat(book.size()).isZero();
    }

    @Test
    void removedOrderDoesNotTrigger() {
        book.add(1, 7, Direction.FALL, 95);
        assertThat(book.tagOf(1, -1)).isEqualTo(7);

        assertThat(book.remove(1)).isTrue();

        assertThat(book.tagOf(1, -1)).isEqualTo(-1);
        assertThat(book.next(1)).isEqualTo(TriggerBook.NONE);
    }

    @Test
    void doesWhatASortedListDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Waiting> naive = new ArrayList<>();
        for (long id = 1; id <= 20_000; id++) {
            Waiting added =
                    new Waiting(id, random.nextBoolean() ? Direction.RISE : Direction.FALL, 1L + random.nextInt(5_000));
            book.add(id, 0, added.direction(), added.trigger());
            naive.add(added);
            naive.sort(Waiting.ORDER);
            if (random.nextInt(3) == 0) {
                Waiting removed = naive.remove(random.nextInt(naive.size()));
                assertThat(book.remove(removed.id())).as("seed %d", seed).isTrue();
            }
            if (random.nextInt(20) == 0) {
                long last = 1L + random.nextInt(5_000);
                List<Long> expected = naive.stream()
                        .filter(it -> it.triggersAt(last))
                        .map(Waiting::id)
                        .toList();
                naive.removeIf(it -> it.triggersAt(last));
                assertThat(triggeredAt(last)).as("seed %d", seed).isEqualTo(expected);
                assertThat(book.size()).as("seed %d", seed).isEqualTo(naive.size());
            }
        }
    }

    private List<Long> triggeredAt(long last) {
        List<Long> triggered = new ArrayList<>();
        for (long id = book.next(last); id != TriggerBook.NONE; id = book.next(last)) {
            triggered.add(id);
            book.remove(id);
        }
        return triggered;
    }
}
