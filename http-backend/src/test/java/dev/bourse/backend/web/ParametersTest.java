package dev.bourse.backend.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {

    @ParameterizedTest
    @CsvSource({
        "0,                             1970-01-01T00:00:00Z",
        "1756476000,                    2025-08-29T14:00:00Z",
        "1756476000123,                 2025-08-29T14:00:00.123Z",
        "99999999999,                   5138-11-16T09:46:39Z",
        "100000000000,                  1973-03-03T09:46:40Z",
        "2025-08-29T14:00:00Z,          2025-08-29T14:00:00Z",
        "2025-08-29T14:00:00.5Z,        2025-08-29T14:00:00.5Z",
        "2025-08-29T14:00:00+02:00,     2025-08-29T12:00:00Z",
        "2025-08-29T14:00:00 02:00,     2025-08-29T12:00:00Z",
        "2025-08-29T14:00:00-05:30,     2025-08-29T19:30:00Z",
        "2025-08-29T14:00,              2025-08-29T14:00:00Z",
        "2025-08-29,                    2025-08-29T00:00:00Z",
        "9999-12-31T23:59:59Z,          9999-12-31T23:59:59Z",
    })
    void timeHasThreeForms(String text, Instant time) {
        assertThat(Parameters.time("startTime", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "-1",
                "1e9",
                "0x10",
                "253402300800000",
                "9223372036854775808",
                "2025-13-01",
                "2025-02-30T00:00:00Z",
                "2025-08-29T25:00:00Z",
                "2025-08-29 14:00:00",
                "10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "٣٤٥"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Parameters.time("startTime", text))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("startTime is '" + text + "', but it must be a time as ISO-8601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void emptyIsAbsent(String text) {
        assertThat(Parameters.time("startTime", text)).isNull();
        assertThat(Parameters.whole("limit", text, 7, 1, 10)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "+5, 5", "007, 7"})
    void wholeNumberWithinItsLimitsIsTaken(String text, int number) {
        assertThat(Parameters.whole("limit", text, 7, 1, 10)).isEqualTo(number);
    }

    @Test
    void refusalCarriesTheLimits() {
        assertThatThrownBy(() -> Parameters.whole("limit", "11", 7, 1, 10))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
                    assertThat(refusal.details())
                            .containsEntry("parameter", "limit")
                            .containsEntry("value", "11")
                            .containsEntry("minimum", 1)
                            .containsEntry("maximum", 10);
                    assertThat(refusal.getStackTrace()).isEmpty();
                });
    }

    @Test
    void valueIsRepeatedWithoutControlCharacters() {
        assertThat(Parameters.echo("a\r\nb\u0000")).isEqualTo("a??b?");
    }
}
