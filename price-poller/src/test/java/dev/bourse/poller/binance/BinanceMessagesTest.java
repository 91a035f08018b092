package dev.bourse.poller.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.wire.MalformedMessageException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of Binance's documentation. */
final class BinanceMessagesTest {

    private static final String TRADE = """
            {"e":"trade","E":1672515782136,"s":"BNBBTC","t":12345,"p":"0.001","q":"100","T":1672515782136,"m":true,"M":true}""";

    private static final String KLINE = """
            {"e":"kline","E":1672515782136,"s":"BNBBTC","k":{"t":1672515780000,"T":1672515839999,"s":"BNBBTC","i":"1m","f":100,\
            "L":200,"o":"0.0010","c":"0.0020","h":"0.0025","l":"0.0015","v":"1000","n":100,"x":true,"q":"1.0000","V":"500",\
            "Q":"0.500","B":"123456"}}""";

    @Test
    void tradeIsRead() {
        assertThat(BinanceMessages.event(TRADE))
                .isEqualTo(new BinanceEvent.Traded(new MarketTrade(
                        "BNBBTC", 12345, 1672515782136L, new BigDecimal("0.001"), new BigDecimal("100"), true)));
    }

    @Test
    void bestPricesHaveNoEventType() {
        var event = BinanceMessages.event("""
                {"u":400900217,"s":"BNBUSDT","b":"25.35190000","B":"31.21000000","a":"25.36520000","A":"40.66000000"}""");

        assertThat(event)
                .isEqualTo(new BinanceEvent.BestPrices(
                        "BNBUSDT", 400900217, new BigDecimal("25.35190000"), new BigDecimal("25.36520000")));
    }

    @Test
    void closedMinuteIsReadAndAnOpenOneIsNotNeeded() {
        assertThat(BinanceMessages.event(KLINE))
                .isInstanceOfSatisfying(
                        BinanceEvent.Closed.class,
                        it -> assertThat(it.kline())
                                .satisfies(
                                        kline -> assertThat(kline.openTimeMs()).isEqualTo(1672515780000L))
                                .satisfies(kline -> assertThat(kline.trades()).isEqualTo(100))
                                .satisfies(kline ->
                                        assertThat(kline.takerBuyQuoteVolume()).isEqualByComparingTo("0.5"))
                                .satisfies(kline -> assertThat(kline.fillsGap()).isFalse()));
        assertThat(BinanceMessages.event(KLINE.replace("\"x\":true", "\"x\":false")))
                .isInstanceOf(BinanceEvent.Unneeded.class);
        assertThat(BinanceMessages.event(KLINE.replace("\"1m\"", "\"5m\""))).isInstanceOf(BinanceEvent.Unneeded.class);
    }

    @Test
    void repliesAreTold() {
        assertThat(BinanceMessages.event("{\"result\":null,\"id\":1}")).isEqualTo(new BinanceEvent.Reply(1, null));
        assertThat(BinanceMessages.event("{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":2}"))
                .isInstanceOfSatisfying(
                        BinanceEvent.Reply.class, it -> assertThat(it.error()).contains("Invalid request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "null",
                "[]",
                "{}",
                "{\"e\":\"trade\"}",
                "<html>",
                "{\"e\":\"trade\",\"s\":\"BNBBTC\",\"t\":\"x\",\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"BNBBTC\",\"t\":1,\"p\":\"one\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"BNBBTC\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":\"maybe\"}",
            })
    void garbageIsMalformed(String message) {
        assertThatThrownBy(() -> BinanceMessages.event(message)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void secondsJoinToALongerKline() {
        var first = new RestKline(0, 999, n("5"), n("7"), n("4"), n("6"), n("1"), n("5"), 2, n("1"), n("5"));
        var silent = new RestKline(1_000, 1_999, n("6"), n("6"), n("6"), n("6"), n("0"), n("0"), 0, n("0"), n("0"));
        var last = new RestKline(2_000, 2_999, n("8"), n("9"), n("8"), n("8"), n("2"), n("16"), 3, n("0"), n("0"));

        assertThat(silent.and(first).and(silent).and(last))
                .isEqualTo(new RestKline(
                        1_000, 2_999, n("5"), n("9"), n("4"), n("8"), n("3"), n("21"), 5, n("1"), n("5")));
    }

    private static BigDecimal n(String value) {
        return new BigDecimal(value);
    }
}
