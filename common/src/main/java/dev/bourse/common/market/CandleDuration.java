package dev.bourse.common.market;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The candle lengths that are stored and served. Buckets are aligned to the Unix epoch, so a day's candle starts at midnight
 * UTC, as on Binance.
 */
public enum CandleDuration {
    THIRTY_SECONDS("30s", Duration.ofSeconds(30)),
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
    ONE_HOUR("1h", Duration.ofHours(1)),
    FOUR_HOURS("4h", Duration.ofHours(4)),
    ONE_DAY("1d", Duration.ofDays(1));

    private static final List<String> LABELS =
            Arrays.stream(values()).map(CandleDuration::label).toList();

    private final String label;
    private final Duration length;

    CandleDuration(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    /** The name on the wire: {@code 30s}, {@code 1m} … {@code 1d}. */
    @JsonValue
    public String label() {
        return label;
    }

    public Duration length() {
        return length;
    }

    public long lengthMs() {
        return length.toMillis();
    }

    /** The start of the bucket that holds {@code timeMs}, both Unix milliseconds. */
    public long bucketStartMs(long timeMs) {
        return timeMs - Math.floorMod(timeMs, lengthMs());
    }

    /** All labels, shortest duration first. */
    public static List<String> labels() {
        return LABELS;
    }

    /** The duration of that label, case-sensitive (on Binance {@code 1M} is a month). */
    public static Optional<CandleDuration> ofLabel(String label) {
        return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
    }

    @JsonCreator
    static CandleDuration fromJson(String label) {
        return ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown candle duration '" + label + "'; allowed: " + String.join(", ", LABELS)));
    }
}
