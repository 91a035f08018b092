package dev.bourse.acceptance;

import dev.bourse.simulator.recorded.SimulatedRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A recording that our own simulator makes, for machines without real ones. */
final class SimulatedFile {

    private static final long SEED = 20240808;
    private static final double TRADES_PER_SECOND = 30;

    /** Like the real recordings it crosses midnight, so that each candle duration has more than one bucket. */
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2024-08-08T23:54:15Z");

    private SimulatedFile() {}

    static Path write(Path file, String symbol, Duration length) {
        SimulatedRecording.write(file, SEED, List.of(symbol), TRADES_PER_SECOND, BEFORE_MIDNIGHT, length);
        return file;
    }
}
