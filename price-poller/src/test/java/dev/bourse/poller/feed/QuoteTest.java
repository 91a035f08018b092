package dev.bourse.poller.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.poller.binance.BinanceEvent;
import dev.bourse.poller.sink.LiveMessage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class QuoteTest {

    private static final Instrument BTCUSDT =
            new Instrument("BTCUSDT", "BTC", "USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), true);

    private final Quote quote = new Quote(BTCUSDT, new BigDecimal("0.001"), 60_000);

    @Test
    void publishedPriceHasTheSpreadRoundedOutwardToTheTick() {
        LiveMessage message = quote.onTrade(trade(1, "108400.50000000")).orElseThrow();

        assertThat(message.channel()).isEqualTo("market:BTCUSDT");
        assertThat(message.message())
                .isEqualTo("{\"symbol\":\"BTCUSDT\",\"originalPrice\":108400.5,\"bidPrice\":108292.09,"
                        + "\"askPrice\":108508.91,\"timestamp\":1756480528000}");
    }

    @Test
    void storedPriceHasTheBestPricesOfTheExchange() {
        quote.onBestPrices(
                new BinanceEvent.BestPrices("BTCUSDT", 7, new BigDecimal("99.90"), new BigDecimal("100.10")));
        quote.onBestPrices(new BinanceEvent.BestPrices("BTCUSDT", 6, new BigDecimal("1"), new BigDecimal("2")));

        LiveMessage message = quote.onTrade(trade(1, "100")).orElseThrow();

        assertThat(message.key()).isEqualTo("price:BTCUSDT");
        assertThat(message.value())
                .isEqualTo("{\"price\":100,\"bid\":99.9,\"ask\":100.1,\"volume\":null,\"bestBid\":99.9,"
                        + "\"bestAsk\":100.1,\"timestamp\":1756480528000}");
    }

    @Test
    void olderTradeOfTheOtherConnectionIsNotPublishedAgain() {
        assertThat(quote.onTrade(trade(2, "100"))).isPresent();
        assertThat(quote.onTrade(trade(2, "100"))).isEmpty();
        assertThat(quote.onTrade(trade(1, "99"))).isEmpty();
    }

    private static MarketTrade trade(long id, String price) {
        return new MarketTrade("BTCUSDT", id, 1756480528000L, new BigDecimal(price), BigDecimal.ONE, false);
    }
}
