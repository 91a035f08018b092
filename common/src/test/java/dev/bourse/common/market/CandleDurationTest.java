package dev.bourse.common.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CandleDurationTest {

    @Test
    void dayStartsAtMidnightUtc() {
        long time = Instant.parse("2024-08-09T00:05:05.123Z").toEpochMilli();

        assertThat(CandleDuration.ONE_DAY.bucketStartMs(time))
                .isEqualTo(Instant.parse("2024-08-09T00:00:00Z").toEpochMilli());
        assertThat(CandleDuration.FOUR_HOURS.bucketStartMs(time - 306_000))
                .isEqualTo(Instant.parse("2024-08-08T20:00:00Z").toEpochMilli());
    }

    @Test
    void labelsAreCaseSensitive() {
        assertThat(CandleDuration.ofLabel("1m")).contains(CandleDuration.ONE_MINUTE);
        assertThat(CandleDuration.ofLabel("1M")).isEmpty();
        assertThat(CandleDuration.labels()).containsExactly("30s", "1m", "5m", "15m", "1h", "4h", "1d");
    }
}
