package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarketUnitsTest {

    /** Tick 0.01, lot 0.00001, both assets with 8 decimals. */
    static final MarketUnits BTC_USDT =
            new MarketUnits("BTC_USDT", 0, 1, 1_000_000, 1_000, MarketUnits.unitsPerTickLot(1_000_000, 1_000, 8));

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
        assertThat(MarketUnits.unitsPerTickLot(tickUnits, lotUnits, baseScale)).isEqualTo(expected);
    }

    @Test
    void costIsExactAndIncludesTheFee() {
        // 0.5 BTC at 60,000.00
        assertThat(BTC_USDT.notional(6_000_000, 50_000)).isEqualTo(3_000_000_000_000L);
        assertThat(BTC_USDT.mostCost(6_000_000, 50_000, 20, 0)).isEqualTo(3_006_000_000_000L);
        assertThat(BTC_USDT.baseUnits(50_000)).isEqualTo(50_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000000, 1000000000000",
        "9223372036854775807, 1",
        "3037000500, 3037000500",
        "1, 922337203685477581",
    })
    void whatDoesNotFitIsTooMuch(long priceTicks, long lots) {
        assertThat(BTC_USDT.notional(priceTicks, lots)).isEqualTo(MarketUnits.TOO_MUCH);
        assertThat(BTC_USDT.mostCost(priceTicks, lots, 20, 0)).isEqualTo(MarketUnits.TOO_MUCH);
    }

    @Test
    void costThatOverflowsOnlyWithItsFeeIsTooMuch() {
        assertThat(BTC_USDT.mostCost(922_337_203_685_477_580L, 1, 0, 0)).isEqualTo(9_223_372_036_854_775_800L);
        assertThat(BTC_USDT.mostCost(922_337_203_685_477_580L, 1, 1, 0)).isEqualTo(MarketUnits.TOO_MUCH);
    }
}
