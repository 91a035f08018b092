package dev.bourse.maker.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.FeedStatus;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FeedPricesTest {

    private static final long START = 1_764_000_000_000L;
    private static final String SYMBOL = "BTCUSDT";

    private final Map<String, String> redis = new HashMap<>();
    private long nowMs = START;
    private final FeedPrices prices = new FeedPrices(
            List.of(SYMBOL),
            keys -> {
                List<@Nullable String> values = new ArrayList<>();
                keys.forEach(it -> values.add(redis.get(it)));
                return values;
            },
            () -> Instant.ofEpochMilli(nowMs));

    @BeforeEach
    void feedIsUp() {
        status(true);
    }

    @Test
    void priceIsAsOldAsItsLastChange() {
        price("60000", START - 50);
        prices.read();
        assertThat(prices.of(SYMBOL).ageMs()).isEqualTo(50);

        later(1_000);
        price("60001", START + 900);
        prices.read();
        later(300);

        assertThat(prices.of(SYMBOL)).isEqualTo(new Reference(new BigDecimal("60001"), 300, null));
    }

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        price("60000", START);
        assertThat(prices.of(SYMBOL)).isEqualTo(Reference.UNKNOWN);
    }

    @Test
    void tradesOfLongAgoAreFreshWhileTheyComeIn() {
        price("60000", 1_000);
        prices.read();
        assertThat(prices.of(SYMBOL).ageMs())
                .as("it may have been there for long")
                .isEqualTo(START - 1_000);

        price("60001", 2_000);
        prices.read();
        assertThat(prices.of(SYMBOL).ageMs()).isZero();
    }

    @Test
    void priceWithTheSameValueOfANewTradeIsNew() {
        price("60000", START);
        prices.read();
        later(5_000);
        price("60000", START + 5_000);
        prices.read();

        assertThat(prices.of(SYMBOL).ageMs()).isZero();
    }

    @Test
    void thereIsNoPriceWhileTheFeedIsDown() {
        price("60000", START);
        status(false);
        prices.read();
        assertThat(prices.of(SYMBOL)).isEqualTo(Reference.none("the feed is down"));

        status(true);
        prices.read();
        assertThat(prices.of(SYMBOL).price()).isEqualByComparingTo("60000");
    }

    @Test
    void thereIsNoPriceWhileNothingIsHeardOfThePoller() {
        price("60000", START);
        later(5_001);
        prices.read();
        assertThat(prices.of(SYMBOL).problem()).isEqualTo("nothing is heard of the price poller");

        redis.remove(RedisNames.FEED_STATUS);
        prices.read();
        assertThat(prices.of(SYMBOL).problem()).isEqualTo("nothing is heard of the price poller");
    }

    @Test
    void thereIsNoPriceOfWhatTheFeedDoesNotCarry() {
        prices.read();

        assertThat(prices.of(SYMBOL)).isEqualTo(Reference.none("the feed has no price of BTCUSDT"));
    }

    @Test
    void whatCannotBeReadIsNoPrice() {
        redis.put(RedisNames.price(SYMBOL), "60000 or so");
        prices.read();

        assertThat(prices.of(SYMBOL).price()).isNull();
    }

    @Test
    void thereIsNoPriceWithoutRedis() {
        FeedPrices alone = new FeedPrices(
                List.of(SYMBOL),
                _ -> {
                    throw new IllegalStateException("no connection");
                },
                () -> Instant.ofEpochMilli(nowMs));
        alone.read();

        assertThat(alone.of(SYMBOL).problem()).contains("can't be reached");
    }

    private void later(long ms) {
        nowMs += ms;
    }

    private void price(String price, long tradeTimeMs) {
        BigDecimal it = new BigDecimal(price);
        redis.put(RedisNames.price(SYMBOL), WireJson.write(new LatestPrice(it, it, it, null, null, null, tradeTimeMs)));
    }

    private void status(boolean connected) {
        redis.put(
                RedisNames.FEED_STATUS,
                WireJson.write(new FeedStatus(FeedStatus.Source.SIMULATED, connected, null, null, nowMs)));
    }
}
