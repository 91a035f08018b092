package dev.bourse.simulator.random;

import java.util.Arrays;

/**
 * The middle of the book at any time: octaves of noise from a quarter of a second to 48 days, each with an amplitude that grows
 * with the square root of its period as in a random walk, times an envelope by which volatility clusters. The octaves that are
 * slow against a block are taken at its ends and joined by a line.
 */
final class PricePath {

    private static final long SHORTEST_MS = 256;
    private static final int FAST_OCTAVES = 10;
    private static final int OCTAVES = 25;
    private static final double DAY_MS = 86_400_000;

    /** From here on amplitudes no longer grow: the price stays around its base. */
    private static final double LONGEST_GROWTH_MS = 8 * DAY_MS;

    private final long seed;
    private final double basePrice;
    private final double[] amplitudes = new double[OCTAVES];
    private final long blockMs;

    PricePath(long seed, double basePrice, double dailyVolatility, long blockMs) {
        this.seed = seed;
        this.basePrice = basePrice;
        this.blockMs = blockMs;
        for (int octave = 0; octave < OCTAVES; octave++) {
            double period = Math.min((double) (SHORTEST_MS << octave), LONGEST_GROWTH_MS);
            amplitudes[octave] = dailyVolatility * 0.6 * StrictMath.sqrt(period / DAY_MS);
        }
    }

    /** What holds for a whole block. */
    Segment segment(long block) {
        long startMs = block * blockMs;
        return new Segment(startMs);
    }

    /** How lively the market is around a time; about 1 on average, from 0.3 to 3. */
    double envelope(long timeMs) {
        double waves = 0.55 * Noise.at(seed ^ 0x11, 43_200_000, timeMs)
                + 0.45 * Noise.at(seed ^ 0x12, 10_800_000, timeMs)
                + 0.4 * Noise.at(seed ^ 0x13, 2_100_000, timeMs)
                + 0.3 * Noise.at(seed ^ 0x14, 540_000, timeMs);
        return StrictMath.exp(waves);
    }

    private double slowLogPrice(long timeMs) {
        double sum = 0;
        double envelope = envelope(timeMs);
        for (int octave = FAST_OCTAVES; octave < OCTAVES; octave++) {
            long period = SHORTEST_MS << octave;
            double noise = amplitudes[octave] * Noise.at(seed + octave, period, timeMs);
            sum += period < 7_200_000 ? noise * envelope : noise;
        }
        return sum;
    }

    /** The path within one block. Reuses what it computed for the time before, so times should mostly ascend. One thread. */
    final class Segment {

        private final long startMs;
        private final double startPrice;
        private final double endPrice;
        private final double startEnvelope;
        private final double endEnvelope;
        private final long[] cells = new long[FAST_OCTAVES];
        private final double[] lefts = new double[FAST_OCTAVES];
        private final double[] rights = new double[FAST_OCTAVES];

        private Segment(long startMs) {
            this.startMs = startMs;
            this.startPrice = basePrice * StrictMath.exp(slowLogPrice(startMs));
            this.endPrice = basePrice * StrictMath.exp(slowLogPrice(startMs + blockMs));
            this.startEnvelope = envelope(startMs);
            this.endEnvelope = envelope(startMs + blockMs);
            Arrays.fill(cells, Long.MIN_VALUE);
        }

        double envelopeAt(long timeMs) {
            return startEnvelope + (endEnvelope - startEnvelope) * (timeMs - startMs) / blockMs;
        }

        double priceAt(long timeMs) {
            double fast = 0;
            for (int octave = 0; octave < FAST_OCTAVES; octave++) {
                int shift = 8 + octave;
                long cell = timeMs >> shift;
                if (cells[octave] != cell) {
                    cells[octave] = cell;
                    lefts[octave] = Noise.lattice(seed + octave, cell);
                    rights[octave] = Noise.lattice(seed + octave, cell + 1);
                }
                double x = (double) (timeMs - (cell << shift)) / (1L << shift);
                fast += amplitudes[octave] * Noise.between(lefts[octave], rights[octave], x);
            }
            double slow = startPrice + (endPrice - startPrice) * (timeMs - startMs) / blockMs;
            return slow * (1 + fast * envelopeAt(timeMs));
        }
    }
}
