package dev.bourse.uploader.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TailMarksTest {

    private final TailMarks marks = new TailMarks(100);

    @Test
    void nothingIsSafeBeforeTheTailIsFull() {
        marks.see(id(1), 1_000);
        marks.see(id(2), 1_099);

        assertThat(marks.safe()).isEqualTo(StreamId.ZERO);
    }

    @Test
    void whatIsSafeIsFollowedByTheTail() {
        marks.see(id(1), 50);
        marks.see(id(2), 120);
        marks.see(id(3), 150);
        assertThat(marks.safe()).isEqualTo(id(1));

        marks.trimmed(40);
        marks.see(id(4), 180);
        assertThat(marks.safe()).isEqualTo(id(2));
    }

    @Test
    void quietStreamKeepsItsMark() {
        marks.see(id(1), 50);
        marks.see(id(1), 50);
        marks.see(id(2), 150);

        assertThat(marks.safe()).isEqualTo(id(1));
    }

    @Test
    void lostStreamBeginsAnew() {
        marks.see(id(1), 50);
        marks.see(id(2), 10);
        marks.see(id(3), 109);
        assertThat(marks.safe()).isEqualTo(StreamId.ZERO);

        marks.see(id(4), 110);
        assertThat(marks.safe()).isEqualTo(id(2));
    }

    @Test
    void idsAreOrderedAsUnsignedNumbers() {
        assertThat(StreamId.parse("9-10")).isGreaterThan(StreamId.parse("9-9")).isLessThan(StreamId.parse("10-0"));
        assertThat(StreamId.parse("18446744073709551615-1")).isGreaterThan(StreamId.parse("1-1"));
        assertThat(StreamId.parse("18446744073709551615-1")).hasToString("18446744073709551615-1");
    }

    private static StreamId id(long timeMs) {
        return new StreamId(timeMs, 0);
    }
}
