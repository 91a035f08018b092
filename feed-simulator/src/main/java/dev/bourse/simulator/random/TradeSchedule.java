package dev.bourse.simulator.random;

/**
 * How many trades happen until when. The count is the average rate times the time since 1970, swung by waves of a day down to
 * minutes, so that it always grows and can be computed for any time at once. Ids count in runs of {@value #RUN}, of which
 * {@value #AGGREGATES} are aggregate trades, so that aggregate ids are contiguous and computable too.
 */
final class TradeSchedule {

    static final int RUN = 8;
    static final int AGGREGATES = 6;

    private static final int TRADES_PER_BLOCK = 2_000;
    private static final long[] BLOCK_LENGTHS = {60_000, 30_000, 10_000, 5_000, 2_000, 1_000};
    private static final long[] WAVE_PERIODS = {86_400_000, 19_080_000, 5_820_000, 1_860_000, 660_000};

    /** Together below 1: the rate never goes down to zero. */
    private static final double[] WAVE_HEIGHTS = {0.25, 0.15, 0.15, 0.12, 0.1};

    private final double tradesPerMs;
    private final long blockMs;
    private final double[] phases = new double[WAVE_PERIODS.length];

    TradeSchedule(long seed, double tradesPerSecond) {
        this.tradesPerMs = tradesPerSecond / 1000;
        this.blockMs = blockLength(tradesPerSecond);
        for (int wave = 0; wave < phases.length; wave++) {
            phases[wave] = Noise.unit(Noise.hash(seed, wave)) * 2 * Math.PI;
        }
    }

    /** The length of a block; a whole number of blocks is a minute. */
    long blockMs() {
        return blockMs;
    }

    long blockAt(long timeMs) {
        return Math.floorDiv(timeMs, blockMs);
    }

    /** The id of the first trade of a block; the trades of a block go up to the first of the next. */
    long firstId(long block) {
        double timeMs = (double) (block * blockMs);
        double waves = 0;
        for (int wave = 0; wave < phases.length; wave++) {
            long period = WAVE_PERIODS[wave];
            double angle = (double) Math.floorMod(block * blockMs, period) / period * 2 * Math.PI + phases[wave];
            waves += WAVE_HEIGHTS[wave] * period / (2 * Math.PI) * StrictMath.sin(angle);
        }
        return ((long) StrictMath.floor((timeMs + waves) * tradesPerMs / RUN)) * RUN;
    }

    /** The block that holds a trade. */
    long blockOf(long id) {
        double reachMs = 0;
        for (int wave = 0; wave < phases.length; wave++) {
            reachMs += WAVE_HEIGHTS[wave] * WAVE_PERIODS[wave] / (2 * Math.PI);
        }
        double timeMs = id / tradesPerMs;
        double slackMs = reachMs + RUN / tradesPerMs + blockMs;
        long low = (long) StrictMath.floor((timeMs - slackMs) / blockMs);
        long high = (long) StrictMath.ceil((timeMs + slackMs) / blockMs);
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (firstId(middle) <= id) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static long blockLength(double tradesPerSecond) {
        for (long length : BLOCK_LENGTHS) {
            if (length / 1000.0 * tradesPerSecond <= TRADES_PER_BLOCK) {
                return length;
            }
        }
        return BLOCK_LENGTHS[BLOCK_LENGTHS.length - 1];
    }
}
