package dev.bourse.exchange.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.event.EngineEvent.Triggered;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class MarketTest {

    private final Markets markets = new Markets();
    private final Market market = bitcoin(MarketStatus.TRADING);

    @Test
    void stepsAreWhatTickAndLotAreInWholeAssets() {
        assertThat(market.tickSize()).isEqualTo("0.01");
        assertThat(market.lotSize()).isEqualTo("0.00001");
    }

    @Test
    void pricesAndQuantitiesHaveTheDecimalsOfTheirSteps() {
        assertThat(market.priceText(6_100_000)).isEqualTo("61000.00");
        assertThat(market.quantityText(100)).isEqualTo("0.00100");
        assertThat(market.quote().text(market.notional(6_100_000, 100))).isEqualTo("61.00000000");
    }

    @Test
    void decimalsBecomeUnitsExactlyOrNotAtAll() {
        assertThat(market.commandPrice(new BigDecimal("61000.01"))).isEqualTo(6_100_001_000_000L);
        assertThat(market.commandQuantity(new BigDecimal("0.1"))).isEqualTo(10_000_000);
        assertThatThrownBy(() -> market.commandPrice(new BigDecimal("0.000000001")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> market.commandPrice(new BigDecimal("1000000000000")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aNumberWithAHugeExponentIsNotEvenWrittenOut() {
        assertThatThrownBy(() -> market.base().units(new BigDecimal("1e999999999")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("more than 60 digits");
    }

    @Test
    void aChangedMarketTakesTheOldOnesPlace() {
        Market halted = bitcoin(MarketStatus.HALTED);

        assertThat(markets.find("BTC_USDT")).isEqualTo(halted);
        assertThat(markets.all()).containsExactly(halted);
        assertThat(markets.apply(new Triggered(1, 1, 0))).isFalse();
    }

    @Test
    void whatWasNeverToldOfIsSaid() {
        assertThat(markets.find("ETH_USDT")).isNull();
        assertThatThrownBy(() -> markets.market(7)).hasMessage("market 7 has not been told of");
        assertThatThrownBy(() -> markets.asset(7)).hasMessage("asset 7 has not been told of");
    }

    private Market bitcoin(MarketStatus status) {
        markets.apply(new AssetAdded(0, 8, "BTC"));
        markets.apply(new AssetAdded(1, 8, "USDT"));
        markets.apply(new MarketChanged(
                0,
                "BTC_USDT",
                0,
                1,
                1_000_000,
                1_000,
                10,
                1,
                1_000_000,
                0,
                0,
                10,
                20,
                0,
                0,
                Prevention.EXPIRE_TAKER,
                status));
        return markets.market(0);
    }
}
