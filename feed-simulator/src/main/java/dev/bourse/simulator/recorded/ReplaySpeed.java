package dev.bourse.simulator.recorded;

import java.util.Locale;
import java.util.Optional;

/**
 * How fast a recording is replayed.
 *
 * @param factor times the original pace; infinite means as fast as the consumers take it
 */
public record ReplaySpeed(double factor) {

    public static final ReplaySpeed ORIGINAL = new ReplaySpeed(1);
    public static final ReplaySpeed MAX = new ReplaySpeed(Double.POSITIVE_INFINITY);

    /** Reads {@code max} or a number above 0. */
    public static Optional<ReplaySpeed> parse(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("max")) {
            return Optional.of(MAX);
        }
        try {
            double factor = Double.parseDouble(text);
            return factor > 0 && Double.isFinite(factor) ? Optional.of(new ReplaySpeed(factor)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean isMax() {
        return Double.isInfinite(factor);
    }

    @Override
    public String toString() {
        return isMax() ? "max" : factor + "x";
    }
}
