package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeeTest {

    @ParameterizedTest
    @CsvSource({
        "10000, 10, 0, 10, 0",
        "10001, 10, 0, 11, 9990",
        "10001, 10, 9990, 10, 9980",
        "1, 1, 0, 1, 9999",
        "1, 1, 1, 0, 0",
        "0, 10, 5, 0, 5",
        "5, 0, 0, 0, 0",
        "9223372036854775807, 10000, 0, 9223372036854775807, 0",
    })
    void chargeUsesUpTheCreditFirst(long amount, int basisPoints, int credit, long charge, int creditAfter) {
        assertThat(Fee.charge(amount, basisPoints, credit)).isEqualTo(charge);
        assertThat(Fee.creditAfter(amount, basisPoints, credit)).isEqualTo(creditAfter);
    }

    @Test
    void manyFillsTogetherPayTheExactFeeRoundedUp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int order = 0; order < 2_000; order++) {
            BigInteger exact = BigInteger.ZERO;
            long paid = 0;
            int credit = 0;
            for (int fill = 0; fill < 20; fill++) {
                long amount = random.nextLong(1L << (1 + random.nextInt(50)));
                int basisPoints = random.nextInt(3) * 7;
                paid += Fee.charge(amount, basisPoints, credit);
                credit = Fee.creditAfter(amount, basisPoints, credit);
                exact = exact.add(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(basisPoints)));
                assertThat(credit).as("seed %d", seed).isBetween(0, Fee.PART - 1);
                assertThat(BigInteger.valueOf(paid))
                        .as("seed %d order %d fill %d", seed, order, fill)
                        .isEqualTo(new BigDecimal(exact)
                                .divide(BigDecimal.valueOf(Fee.PART), 0, RoundingMode.CEILING)
                                .toBigInteger());
            }
        }
    }

    /** What is locked for the whole order pays for any way in which it can be filled. */
    @Test
    void whatIsLockedSufficesForAnyFills() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int makerFee = 3;
        int takerFee = 13;
        MarketUnits units = MarketUnitsTest.BTC_USDT;
        for (int order = 0; order < 5_000; order++) {
            long price = 1 + random.nextLong(1_000_000);
            long left = 1 + random.nextLong(1_000);
            long locked = units.mostCost(price, left, takerFee, 0);
            int credit = 0;
            while (left > 0) {
                long lots = 1 + random.nextLong(left);
                long notional = units.notional(1 + random.nextLong(price), lots);
                int rate = random.nextBoolean() ? makerFee : takerFee;
                locked -= notional + Fee.charge(notional, rate, credit);
                credit = Fee.creditAfter(notional, rate, credit);
                left -= lots;
                assertThat(locked)
                        .as("seed %d order %d", seed, order)
                        .isGreaterThanOrEqualTo(units.mostCost(price, left, takerFee, credit));
            }
            assertThat(locked).as("seed %d order %d", seed, order).isNotNegative();
        }
    }
}
