package dev.bourse.simulator.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** The lengths of klines that Binance Spot has (rest-api.md, "Kline/Candlestick data"), in UTC. */
public enum KlineInterval {
    SECOND("1s", 1_000L),
    MINUTE("1m", 60_000L),
    MINUTES_3("3m", 180_000L),
    MINUTES_5("5m", 300_000L),
    MINUTES_15("15m", 900_000L),
    MINUTES_30("30m", 1_800_000L),
    HOUR("1h", 3_600_000L),
    HOURS_2("2h", 7_200_000L),
    HOURS_4("4h", 14_400_000L),
    HOURS_6("6h", 21_600_000L),
    HOURS_8("8h", 28_800_000L),
    HOURS_12("12h", 43_200_000L),
    DAY("1d", 86_400_000L),
    DAYS_3("3d", 259_200_000L),
    WEEK("1w", 604_800_000L),
    MONTH("1M", 0);

    /** Weeks start on Monday; 1970-01-05 was one. */
    private static final long MONDAY_MS = 4 * 86_400_000L;

    private final String label;
    private final long lengthMs;

    KlineInterval(String label, long lengthMs) {
        this.label = label;
        this.lengthMs = lengthMs;
    }

    /** The name on the wire, for example {@code 1m}. */
    public String label() {
        return label;
    }

    /** The start of the kline that {@code timeMs} falls in. */
    public long openOf(long timeMs) {
        return switch (this) {
            case MONTH ->
                firstOfMonth(timeMs).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            case WEEK -> timeMs - Math.floorMod(timeMs - MONDAY_MS, lengthMs);
            case SECOND,
                    MINUTE,
                    MINUTES_3,
                    MINUTES_5,
                    MINUTES_15,
                    MINUTES_30,
                    HOUR,
                    HOURS_2,
                    HOURS_4,
                    HOURS_6,
                    HOURS_8,
                    HOURS_12,
                    DAY,
                    DAYS_3 -> timeMs - Math.floorMod(timeMs, lengthMs);
        };
    }

    /** The start of the kline after the one that starts at {@code openMs}. */
    public long next(long openMs) {
        return this == MONTH
                ? firstOfMonth(openMs)
                        .plusMonths(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli()
                : openMs + lengthMs;
    }

    /** The start of the kline that is {@code count} before the one that starts at {@code openMs}. */
    public long before(long openMs, int count) {
        return this == MONTH
                ? firstOfMonth(openMs)
                        .minusMonths(count)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli()
                : openMs - count * lengthMs;
    }

    /** The interval of that name; case matters, {@code 1M} is a month. */
    public static Optional<KlineInterval> ofLabel(String label) {
        return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
    }

    private static LocalDate firstOfMonth(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }
}
