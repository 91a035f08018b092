package dev.bourse.backend.operate;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A histogram: how many values were at most as great as each bound, of which the greatest is infinite.
 *
 * @param counts by bound
 */
record Buckets(NavigableMap<Double, Double> counts) {

    /** Without any value. */
    static final Buckets NONE = new Buckets(new TreeMap<>());

    /** What came in since {@code before}. Counts that are less than before began again at 0. */
    Buckets since(Buckets before) {
        TreeMap<Double, Double> grown = new TreeMap<>();
        counts.forEach(
                (bound, count) -> grown.put(bound, Counter.growth(before.counts.getOrDefault(bound, 0.0), count)));
        return new Buckets(grown);
    }

    /**
     * The value below which the share {@code q} of all are, by the rule of Prometheus' {@code histogram_quantile}: within a bucket values
     * are taken to be spread evenly, and of the last one, which has no end, the lower bound is told.
     *
     * @return in the bounds' unit; null when there is no value
     */
    @Nullable
    Double quantile(double q) {
        double total = counts.isEmpty() ? 0 : counts.lastEntry().getValue();
        if (!(total > 0)) {
            return null;
        }
        double rank = q * total;
        double lowerBound = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            double bound = bucket.getKey();
            double count = bucket.getValue();
            if (count >= rank) {
                return Double.isInfinite(bound) || count == below
                        ? lowerBound
                        : lowerBound + (bound - lowerBound) * (rank - below) / (count - below);
            }
            lowerBound = bound;
            below = count;
        }
        return lowerBound;
    }
}
