package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
final class Await {

    private static final long DEADLINE_NS = 30_000_000_000L;
    private static final long LOOK_EVERY_NS = 2_000_000;

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNs).as(what).isLessThan(DEADLINE_NS);
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }
}
