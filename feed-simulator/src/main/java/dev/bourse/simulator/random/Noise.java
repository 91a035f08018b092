package dev.bourse.simulator.random;

/** Hashes and smooth noise. Everything is a function of its arguments. */
final class Noise {

    private Noise() {}

    /** A well mixed 64-bit hash (the finalizer of SplitMix64; Steele, Lea, Flood 2014). */
    static long hash(long seed, long value) {
        long z = seed + value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 inclusive to 1 exclusive. */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    /** From -1 to 1, continuous in {@code timeMs}: values at multiples of {@code periodMs}, joined by a smooth step. */
    static double at(long seed, long periodMs, long timeMs) {
        long cell = Math.floorDiv(timeMs, periodMs);
        double x = (double) Math.floorMod(timeMs, periodMs) / periodMs;
        return between(lattice(seed, cell), lattice(seed, cell + 1), x);
    }

    static double lattice(long seed, long cell) {
        return 2 * unit(hash(seed, cell)) - 1;
    }

    static double between(double left, double right, double x) {
        return left + (right - left) * x * x * (3 - 2 * x);
    }

    /** Near to normal with mean 0 and variance 1: the sum of four uniform 16-bit parts of a hash. */
    static double normal(long hash) {
        long sum = (hash & 0xFFFF) + (hash >>> 16 & 0xFFFF) + (hash >>> 32 & 0xFFFF) + (hash >>> 48);
        return (sum / 65536.0 - 2) * 1.7320508075688772;
    }
}
