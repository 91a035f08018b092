package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarketRulesTest {

    @ParameterizedTest
    @CsvSource({
        "1000, 100, 90, 110", // 10 % of 100
        "1000, 105, 95, 115", // 10.5 to either side: whole ticks within
        "1000, 1, 1, 1",
        "0, 100, 1, 1000",
        "10000, 100, 1, 200",
        "30000, 900, 1, 1000",
        "2147483647, 9223372036854775807, 1, 1000",
    })
    void bandIsAroundTheLastPrice(int bandBasisPoints, long last, long lowest, long highest) {
        MarketRules rules = new MarketRules(1, 10, 0, bandBasisPoints, 0, 0, 0, 0, SelfTradePrevention.NONE);

        assertThat(rules.lowestPrice(last)).isEqualTo(lowest);
        assertThat(rules.highestPrice(last, 1_000)).isEqualTo(highest);
    }

    @Test
    void theHigherFeeIsTheMost() {
        assertThat(new MarketRules(1, 1, 0, 0, 10, 20, 0, 0, SelfTradePrevention.NONE).mostFeeBasisPoints())
                .isEqualTo(20);
        assertThat(new MarketRules(1, 1, 0, 0, 20, 10, 0, 0, SelfTradePrevention.NONE).mostFeeBasisPoints())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, 0, 0, 0, 0, 0, 0, ",
        "5, 4, 0, 0, 0, 0, 0, 0, quantity",
        "0, 4, 0, 0, 0, 0, 0, 0, quantity",
        "1, 4, -1, 0, 0, 0, 0, 0, negative",
        "1, 4, 0, -1, 0, 0, 0, 0, negative",
        "1, 4, 0, 0, 0, 10001, 0, 0, basis points",
        "1, 4, 0, 0, -1, 0, 0, 0, basis points",
        "1, 4, 0, 0, 0, 0, 100, 63, circuit breaker",
        "1, 4, 0, 0, 0, 0, -1, 1000, circuit breaker",
        "1, 4, 0, 0, 0, 0, 100, 64, ",
    })
    void wrongRulesAreExplained(
            long minLots,
            long maxLots,
            long minNotional,
            int band,
            int makerFee,
            int takerFee,
            int breaker,
            long windowMs,
            String problem) {
        MarketRules rules = new MarketRules(
                minLots, maxLots, minNotional, band, makerFee, takerFee, breaker, windowMs, SelfTradePrevention.NONE);

        if (problem == null) {
            assertThat(rules.problem()).isNull();
        } else {
            assertThat(rules.problem()).contains(problem);
        }
    }
}
