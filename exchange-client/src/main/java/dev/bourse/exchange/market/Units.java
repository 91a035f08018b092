package dev.bourse.exchange.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as whole numbers of their smallest part. */
final class Units {

    /** More digits than any amount that fits a long can have; what is longer is not even looked at, since scaling it costs memory. */
    private static final int MOST_DIGITS = 60;

    private Units() {}

    static long exact(BigDecimal value, int scale) {
        requireSane(value);
        return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    private static void requireSane(BigDecimal value) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw new ArithmeticException("more than " + MOST_DIGITS + " digits");
        }
    }
}
