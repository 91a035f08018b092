package dev.bourse.maker.strategy;

import java.math.BigInteger;

/** Fractions of whole numbers, without overflow on the way. */
final class Ratio {

    /** A whole, in parts per million. */
    static final long ONE = 1_000_000;

    private Ratio() {}

    /** {@code value x parts / of}, rounded down. */
    static long floor(long value, long parts, long of) {
        BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(parts));
        BigInteger[] quotient = product.divideAndRemainder(BigInteger.valueOf(of));
        long down = quotient[1].signum() < 0 ? 1 : 0;
        return Math.subtractExact(quotient[0].longValueExact(), down);
    }

    /** {@code value x parts / of}, rounded up. */
    static long ceil(long value, long parts, long of) {
        return -floor(-value, parts, of);
    }
}
