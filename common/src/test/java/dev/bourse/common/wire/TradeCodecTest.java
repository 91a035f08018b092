package dev.bourse.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TradeCodecTest {

    private static final String GOOD = """
            {"price":108400.50,"timestamp":1756480528000,"symbol":"BTCUSDT","tradeId":7,"quantity":0.00001,"buyerIsMaker":true}""";

    @Test
    void entryIsTheDocumentedJson() {
        var trade = new MarketTrade(
                "BTCUSDT", 7, 1756480528000L, new BigDecimal("108400.50000000"), new BigDecimal("0.00001000"), true);

        assertThat(TradeCodec.encode(trade)).isEqualTo(GOOD.replace("108400.50", "108400.5"));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var trade = new MarketTrade("ETHUSDT", 9, 1L, new BigDecimal("3200.01"), new BigDecimal("1000"), false);

        MarketTrade read = TradeCodec.decode(TradeCodec.encode(trade));

        assertThat(read).isEqualTo(trade);
    }

    @Test
    void unknownFieldsAreSkipped() {
        assertThat(TradeCodec.decode(GOOD.replace("{", "{\"extra\":{\"a\":[1,2]},"))
                        .tradeId())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "108400.50            | -1           | price must be positive",
                "108400.50            | 0            | price must be positive",
                "108400.50            | \"x\"        | price must be a number",
                "108400.50            | 1e999        | price must be positive, with at most 18 decimals",
                "108400.50            | 1e-19        | price must be positive, with at most 18 decimals",
                "108400.50            | null         | price must be a number",
                "\"tradeId\":7        | \"id\":7     | tradeId is missing",
                "\"tradeId\":7        | \"tradeId\":7.5 | tradeId must be a whole number",
                "\"tradeId\":7        | \"tradeId\":-7  | tradeId must not be negative",
                "\"tradeId\":7        | \"tradeId\":99999999999999999999 | not JSON",
                "BTCUSDT              | BTC'USDT     | symbol must be 1 to 32",
                "\"BTCUSDT\"          | 5            | symbol must be 1 to 32",
                "true                 | 1            | buyerIsMaker must be true or false",
                "}                    | ]            | not JSON",
            })
    void malformedEntryIsRefusedWithTheReason(String part, String replacement, String reason) {
        assertThatThrownBy(() -> TradeCodec.decode(GOOD.replace(part, replacement)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"''", "[]", "null", "7", "{"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> TradeCodec.decode(json)).isInstanceOf(MalformedMessageException.class);
    }
}
