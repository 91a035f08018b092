package dev.bourse.backend.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MergedMetricsTest {

    private final MergedMetrics merged = new MergedMetrics();

    @Test
    void samplesOfOneFamilyStandTogetherUnderOneHeader() {
        merged.add("""
                # HELP a_total Things done.
                # TYPE a_total counter
                a_total{service="x"} 1.0
                # TYPE b gauge
                b{service="x"} 2.0
                """);
        merged.add("""
                # TYPE b gauge
                b{service="y"} 3.0
                # HELP a_total Things done by y.
                # TYPE a_total counter
                a_total{service="y"} 4.0
                """);

        assertThat(merged.toString()).isEqualTo("""
                # HELP a_total Things done.
                # TYPE a_total counter
                a_total{service="x"} 1.0
                a_total{service="y"} 4.0
                # TYPE b gauge
                b{service="x"} 2.0
                b{service="y"} 3.0
                """);
    }

    @Test
    void histogramsAndSummariesKeepTheirSamples() {
        String text = """
                # TYPE h histogram
                h_bucket{le="1.0"} 1
                h_bucket{le="+Inf"} 2
                h_sum 3.5
                h_count 2
                # TYPE h_max gauge
                h_max 2.5
                """;
        merged.add(text);

        assertThat(merged.toString()).isEqualTo(text);
    }

    @Test
    void sampleWithoutHeaderIsAFamilyOfItsOwn() {
        merged.add("# TYPE a gauge\na 1\nabc 2\n");

        assertThat(merged.toString()).isEqualTo("# TYPE a gauge\na 1\nabc 2\n");
    }

    @Test
    void whatIsNoMetricIsLeftOut() {
        merged.add("<html>\n{\"error\":1}\n9a 1\n# EOF\n\n# TYPE\nname\n# TYPE unused gauge\n");

        assertThat(merged.toString()).isEmpty();
    }
}
