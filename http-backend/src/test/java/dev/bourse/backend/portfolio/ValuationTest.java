package dev.bourse.backend.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.market.Markets;
import org.junit.jupiter.api.Test;

final class ValuationTest {

    private final Markets markets = new Markets();

    @Test
    void usualCurrencyIsUsdt() {
        market(0, "AAA_INR", 0, "AAA", 1, "INR");
        market(1, "BTC_USDT", 2, "BTC", 3, "USDT");

        assertThat(Valuation.usualCurrency(markets)).isEqualTo("USDT");
    }

    @Test
    void usualCurrencyIsWhatTheFirstMarketIsPaidInWhereThereIsNoUsdt() {
        market(0, "TATA_INR", 0, "TATA", 1, "INR");

        assertThat(Valuation.usualCurrency(markets)).isEqualTo("INR");
    }

    /** It is then refused by that name, as an asset that is not there. */
    @Test
    void usualCurrencyIsUsdtWithoutMarkets() {
        assertThat(Valuation.usualCurrency(markets)).isEqualTo("USDT");
    }

    private void market(int id, String symbol, int base, String baseName, int quote, String quoteName) {
        markets.apply(new AssetAdded(base, 2, baseName));
        markets.apply(new AssetAdded(quote, 4, quoteName));
        markets.apply(new MarketChanged(
                id,
                symbol,
                base,
                quote,
                100,
                1,
                1,
                1,
                1_000_000,
                0,
                0,
                10,
                20,
                0,
                0,
                Prevention.EXPIRE_TAKER,
                MarketStatus.TRADING));
    }
}
