package dev.bourse.backend.udf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.symbols.Listed;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UdfSymbolTest {

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.00001, 1, 100, 5",
        "0.010000, 1, 1, 100, 0",
        "0.05, 0.1, 5, 100, 1",
        "1, 100, 1, 1, 0",
        "10, 0.001, 10, 1, 3",
        "0.00000001, 1, 1, 100000000, 0"
    })
    void priceStepIsMinmovOfPricescale(String tick, String lot, long minmov, long pricescale, int volumePrecision) {
        BigDecimal step = new BigDecimal(tick);
        UdfSymbol symbol = UdfSymbol.of(new Listed("AB", "A", "B", step, new BigDecimal(lot), true, false), step);

        assertThat(symbol.minmov()).isEqualTo(minmov);
        assertThat(symbol.pricescale()).isEqualTo(pricescale);
        assertThat(symbol.volumePrecision()).isEqualTo(volumePrecision);
    }
}
