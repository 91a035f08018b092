package dev.bourse.backend.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SamplesTest {

    @Test
    void valuesOfAMetricAreAddedUpOverItsLabels() {
        Samples samples = Samples.parse("""
                # HELP trades_total Trades.
                # TYPE trades_total counter
                trades_total{service="x",symbol="A"} 1.5
                trades_total{service="x",symbol="B"} 2.0
                plain 7
                """);

        assertThat(samples.sum("trades_total")).isEqualTo(3.5);
        assertThat(samples.sum("trades_total", it -> it.label("symbol").equals("B")))
                .isEqualTo(2.0);
        assertThat(samples.sum("trades_total", it -> it.label("symbol").equals("C")))
                .isZero();
        assertThat(samples.sum("plain")).isEqualTo(7.0);
    }

    @Test
    void metricThatIsNotThereIsNotZero() {
        assertThat(Samples.parse("a 1\n").sum("b")).isNull();
        assertThat(Samples.parse("a 1\n").max("b")).isNull();
        assertThat(Samples.NONE.sum("a")).isNull();
    }

    @Test
    void labelsMayHaveBracesCommasAndEscapes() {
        Samples samples = Samples.parse(
                "m{uri=\"/symbols/{symbol}/price\",text=\"a\\\"b, c=\\\"d\\\"\\n\\\\\"} 4 1756480528000\n");

        assertThat(samples.of("m")).singleElement().satisfies(it -> {
            assertThat(it.label("uri")).isEqualTo("/symbols/{symbol}/price");
            assertThat(it.label("text")).isEqualTo("a\"b, c=\"d\"\n\\");
            assertThat(it.value()).isEqualTo(4);
        });
    }

    @Test
    void greatestIsThatOfTheNumbers() {
        Samples samples = Samples.parse("age{m=\"a\"} NaN\nage{m=\"b\"} 2\nage{m=\"c\"} 1e1\nnone NaN\n");

        assertThat(samples.max("age")).isEqualTo(10.0);
        assertThat(samples.max("none")).isNull();
    }

    @Test
    void whatIsNoSampleIsLeftOut() {
        Samples samples = Samples.parse("<html>\n{\"error\":1}\n9a 1\nb{x=\"1} 2\nc\nd one\n# d 1\n\n");

        assertThat(samples.of("b")).isEmpty();
        assertThat(samples.of("c")).isEmpty();
        assertThat(samples.of("d")).isEmpty();
    }
}
