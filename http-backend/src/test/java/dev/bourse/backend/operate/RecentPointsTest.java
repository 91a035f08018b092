package dev.bourse.backend.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RecentPointsTest {

    private final RecentPoints points = new RecentPoints();

    @Test
    void oldestGoesWhenAnHourIsFull() {
        LongStream.rangeClosed(1, 1_000).forEach(this::add);

        assertThat(points.since(0))
                .hasSize(720)
                .extracting(Point::timeMs)
                .startsWith(281L)
                .endsWith(1_000L);
    }

    @Test
    void onlyNewerOnesAreGiven() {
        LongStream.rangeClosed(1, 10).forEach(this::add);

        assertThat(points.since(8)).extracting(Point::timeMs).containsExactly(9L, 10L);
        assertThat(points.since(10)).isEmpty();
    }

    private void add(long timeMs) {
        points.add(new Point(timeMs, null, null, null, null, null, null, null, null));
    }
}
