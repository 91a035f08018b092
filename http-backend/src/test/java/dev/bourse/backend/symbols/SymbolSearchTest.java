package dev.bourse.backend.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.backend.web.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SymbolSearchTest {

    private static final List<Listed> MARKETS = List.of(
            offered("ETH", "BTC"),
            offered("ETHFI", "USDT"),
            carried("ETH", "USDT"),
            offered("ETH", "EUR"),
            offered("STETH", "USDT"),
            carried("BTC", "USDT"),
            own("BTC", "USDT"),
            offered("USDT", "TRY"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETH      | ETHUSDT ETHBTC ETHEUR ETHFIUSDT STETHUSDT",
                "eth      | ETHUSDT ETHBTC ETHEUR ETHFIUSDT STETHUSDT",
                "ethf     | ETHFIUSDT",
                "btcusdt  | BTCUSDT BTC_USDT",
                "BTC_USDT | BTC_USDT BTCUSDT",
                "btc/usdt | BTCUSDT BTC_USDT",
                "eth-btc  | ETHBTC",
                "usdt     | USDTTRY BTCUSDT ETHUSDT BTC_USDT ETHFIUSDT STETHUSDT",
                "doge     | ''",
            })
    void bestMatchComesFirst(String query, String expected) {
        assertThat(String.join(" ", found(query, 100))).isEqualTo(expected);
    }

    @Test
    void withoutAQueryThoseThatAreCarriedComeFirst() {
        assertThat(found("", 3)).containsExactly("BTCUSDT", "ETHUSDT", "BTC_USDT");
        assertThat(SymbolSearch.best(MARKETS, null, 100)).hasSize(MARKETS.size());
    }

    @Test
    void whatIsNoPartOfASymbolIsRefused() {
        assertThatThrownBy(() -> found("a%b", 1)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> found("A".repeat(33), 1)).isInstanceOf(RefusedException.class);
    }

    private static List<String> found(String query, int limit) {
        return SymbolSearch.best(MARKETS, query, limit).stream()
                .map(Listed::symbol)
                .toList();
    }

    private static Listed offered(String base, String quote) {
        return new Listed(base + quote, base, quote, null, null, false, false);
    }

    private static Listed carried(String base, String quote) {
        return new Listed(base + quote, base, quote, null, null, true, false);
    }

    private static Listed own(String base, String quote) {
        return new Listed(base + "_" + quote, base, quote, null, null, true, true);
    }
}
