package dev.bourse.backend.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.market.CandleDuration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HistoryQueryTest {

    private static final String NOW = "2026-11-25T12:07:30Z";

    @Test
    void pointsAreTheEndsOfBucketsAndNow() {
        assertThat(times(query("15m", "2026-11-25T11:30:00Z", null), "2026-11-01T00:00:00Z"))
                .containsExactly(
                        "2026-11-25T11:30:00Z", "2026-11-25T11:45:00Z", "2026-11-25T12:00:00Z", "2026-11-25T12:07:30Z");
    }

    @Test
    void firstFundsAreTheFirstPoint() {
        assertThat(times(query("1h", "2026-11-25T06:00:00Z", null), "2026-11-25T10:20:00Z"))
                .containsExactly(
                        "2026-11-25T10:20:00Z", "2026-11-25T11:00:00Z", "2026-11-25T12:00:00Z", "2026-11-25T12:07:30Z");
    }

    @Test
    void endThatHasPassedIsNoPointOfItsOwn() {
        assertThat(times(query("1d", "2026-11-20T10:00:00Z", "2026-11-22T10:00:00Z"), "2026-11-01T00:00:00Z"))
                .containsExactly("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z");
    }

    @Test
    void nothingIsBeforeTheFirstFunds() {
        assertThat(times(query("1d", null, "2026-11-22T10:00:00Z"), "2026-11-23T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void endInTheFutureIsNow() {
        assertThat(query("1h", null, "2027-01-01T00:00:00Z")).isEqualTo(query("1h", null, null));
    }

    @Test
    void usualIntervalIsAnHour() {
        assertThat(query(null, null, null).interval()).isEqualTo(CandleDuration.ONE_HOUR);
    }

    @Test
    void withoutAStartThereAreAsManyPointsAsThereMayBe() {
        assertThat(times(query("15m", null, null), "2025-01-01T00:00:00Z"))
                .hasSizeBetween(HistoryQuery.MOST_POINTS - 2, HistoryQuery.MOST_POINTS)
                .endsWith("2026-11-25T12:00:00Z", NOW);
    }

    @Test
    void moreThanThatIsRefusedWithTheNumbers() {
        assertThatThrownBy(() -> query("15m", "2026-11-01T00:00:00Z", null))
                .isInstanceOf(RefusedException.class)
                .hasMessage("These are up to 2355 points 15m apart, and 1000 is the most; take a longer interval, or a "
                        + "later from.");
    }

    @Test
    void intervalThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> query("5m", null, null))
                .isInstanceOf(RefusedException.class)
                .hasMessage("interval is '5m', but it must be one of 15m, 1h, 1d.");
    }

    @Test
    void rangeThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> query("1h", "2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("from is after to; exchange them.");
    }

    private static HistoryQuery query(@Nullable String interval, @Nullable String from, @Nullable String to) {
        return HistoryQuery.of(interval, from, to, Instant.parse(NOW).toEpochMilli());
    }

    private static List<String> times(HistoryQuery query, String firstFunds) {
        return query.times(Instant.parse(firstFunds).toEpochMilli()).stream()
                .map(it -> Instant.ofEpochMilli(it).toString())
                .toList();
    }
}
