package dev.bourse.backend.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class BucketsTest {

    private static final double END = Double.POSITIVE_INFINITY;

    @Test
    void valuesAreSpreadEvenlyWithinABucket() {
        Buckets buckets = buckets(Map.of(0.1, 10.0, 0.2, 30.0, END, 30.0));

        assertThat(buckets.quantile(0.5)).isEqualTo(0.125);
        assertThat(buckets.quantile(1.0)).isEqualTo(0.2);
        assertThat(buckets.quantile(0.1)).isCloseTo(0.03, offset(1e-12));
    }

    @Test
    void beyondTheLastBoundThatBoundIsTold() {
        assertThat(buckets(Map.of(0.1, 1.0, END, 100.0)).quantile(0.99)).isEqualTo(0.1);
    }

    @Test
    void nothingHasNoQuantile() {
        assertThat(Buckets.NONE.quantile(0.5)).isNull();
        assertThat(buckets(Map.of(0.1, 0.0, END, 0.0)).quantile(0.5)).isNull();
    }

    @Test
    void emptyBucketsAreSteppedOver() {
        assertThat(buckets(Map.of(0.1, 0.0, 0.2, 0.0, 0.4, 4.0, END, 4.0)).quantile(0.5))
                .isCloseTo(0.3, offset(1e-12));
    }

    @Test
    void onlyWhatCameSinceCounts() {
        Buckets before = buckets(Map.of(0.1, 100.0, 0.2, 100.0, END, 100.0));
        Buckets now = buckets(Map.of(0.1, 100.0, 0.2, 102.0, END, 102.0));

        assertThat(now.since(before).quantile(0.5)).isCloseTo(0.15, offset(1e-12));
        assertThat(now.since(now).quantile(0.5)).isNull();
    }

    @Test
    void histogramThatBeganAgainCountsFromZero() {
        Buckets before = buckets(Map.of(0.1, 100.0, END, 100.0));
        Buckets now = buckets(Map.of(0.1, 0.0, END, 2.0));

        assertThat(now.since(before).counts()).isEqualTo(Map.of(0.1, 0.0, END, 2.0));
    }

    private static Buckets buckets(Map<Double, Double> counts) {
        return new Buckets(new TreeMap<>(counts));
    }
}
