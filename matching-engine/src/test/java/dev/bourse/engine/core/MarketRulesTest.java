package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarketRulesTest {

    /** BTC_USDT: tick 0.01, lot 0.00001, both assets with 8 decimals. */
    static MarketRules rules(int makerFee, int takerFee) {
        long tickUnits = 1_000_000;
        long lotUnits = 1_000;
        return new MarketRules(
                "BTC_USDT",
                0,
                1,
                tickUnits,
                lotUnits,
                MarketRules.unitsPerTickLot(tickUnits, lotUnits, 8),
                1,
                1_000_000_000,
                500_000_000,
                1_000,
                makerFee,
                takerFee);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000, 8, 10", // tick 0.01, lot 0.00001 of assets with 8 decimals: 0.0000001
        "100, 100, 4, 1", // tick 0.01, lot 0.01, 4 decimals
        "100, 10, 4, -1", // a tenth of a unit
        "0, 10, 0, -1",
        "9223372036854775807, 2, 0, -1",
        "9223372036854775807, 1, 0, 9223372036854775807",
    })
    void tickTimesLotIsAWholeNumberOfUnits(long tickUnits, long lotUnits, int baseScale, long expected) {
        assertThat(MarketRules.unitsPerTickLot(tickUnits, lotUnits, baseScale)).isEqualTo(expected);
    }

    @Test
    void costIsExactAndIncludesTheHigherFee() {
        MarketRules rules = rules(10, 20);

        // 0.5 BTC at 60,000.00
        assertThat(rules.notional(6_000_000, 50_000)).isEqualTo(3_000_000_000_000L);
        assertThat(rules.mostCost(6_000_000, 50_000, rules.mostFeeBasisPoints(), 0))
                .isEqualTo(3_006_000_000_000L);
        assertThat(rules.baseUnits(50_000)).isEqualTo(50_000_000);
        assertThat(rules(20, 10).mostFeeBasisPoints()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000000, 1000000000000",
        "9223372036854775807, 1",
        "3037000500, 3037000500",
        "1, 922337203685477581",
    })
    void whatDoesNotFitIsTooMuch(long priceTicks, long lots) {
        assertThat(rules(10, 20).notional(priceTicks, lots)).isEqualTo(MarketRules.TOO_MUCH);
        assertThat(rules(10, 20).mostCost(priceTicks, lots, 20, 0)).isEqualTo(MarketRules.TOO_MUCH);
    }

    @Test
    void costThatOverflowsOnlyWithItsFeeIsTooMuch() {
        assertThat(rules(0, 0).mostCost(922_337_203_685_477_580L, 1, 0, 0)).isEqualTo(9_223_372_036_854_775_800L);
        assertThat(rules(1, 1).mostCost(922_337_203_685_477_580L, 1, 1, 0)).isEqualTo(MarketRules.TOO_MUCH);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 100, 90, 110", // 10 % of 100
        "1000, 105, 95, 115", // 10.5 to either side: whole ticks within
        "1000, 1, 1, 1",
        "0, 100, 1, 1000",
        "10000, 100, 1, 200",
        "30000, 900, 1, 1000",
    })
    void bandIsAroundTheLastPrice(int bandBasisPoints, long last, long lowest, long highest) {
        MarketRules rules = new MarketRules("A_B", 0, 1, 1, 1, 1, 1, 10, 0, bandBasisPoints, 0, 0);

        assertThat(rules.lowestPrice(last)).isEqualTo(lowest);
        assertThat(rules.highestPrice(last, 1_000)).isEqualTo(highest);
    }

    @Test
    void wrongRulesAreExplained() {
        assertThat(rules(0, 0).problem()).isNull();
        assertThat(new MarketRules("A_A", 1, 1, 1, 1, 1, 1, 10, 0, 0, 0, 0).problem())
                .contains("same asset");
        assertThat(new MarketRules("A_B", 0, 1, 100, 10, MarketRules.NOT_WHOLE, 1, 10, 0, 0, 0, 0).problem())
                .contains("whole number");
        assertThat(new MarketRules("A_B", 0, 1, 1, 1, 1, 5, 4, 0, 0, 0, 0).problem())
                .contains("quantity");
        assertThat(new MarketRules("A_B", 0, 1, 1, 1, 1, 1, 4, -1, 0, 0, 0).problem())
                .contains("negative");
        assertThat(new MarketRules("A_B", 0, 1, 1, 1, 1, 1, 4, 0, 0, 0, 10_001).problem())
                .contains("basis points");
    }
}
