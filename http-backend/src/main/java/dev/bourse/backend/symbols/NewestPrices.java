package dev.bourse.backend.symbols;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import dev.bourse.exchange.event.Answer.Item.MarketPrices;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The newest prices that there are: of the exchange's own markets from the engine, of the feed's from Redis. */
@Component
public final class NewestPrices {

    private final Exchange exchange;
    private final StringRedisTemplate redis;

    NewestPrices(Exchange exchange, StringRedisTemplate redis) {
        this.exchange = exchange;
        this.redis = redis;
    }

    /** The last price of an own market; null before its first trade. */
    public @Nullable BigDecimal ofOwn(Market market) {
        MarketPrices prices = exchange.prices(market);
        return prices == null || prices.lastPrice() < 0 ? null : market.price(prices.lastPrice());
    }

    /**
     * The newest price of the feed; null while it is down.
     *
     * @throws DataAccessException without Redis
     */
    public @Nullable LatestPrice ofFeed(String symbol) {
        String json = redis.opsForValue().get(RedisNames.price(symbol));
        return json == null ? null : WireJson.read(json, LatestPrice.class);
    }

    /** As {@link #ofFeed}, for whoever can do without; null without Redis, too. */
    public @Nullable BigDecimal ofFeedIfThere(String symbol) {
        try {
            LatestPrice latest = ofFeed(symbol);
            return latest == null ? null : latest.price();
        } catch (DataAccessException e) {
            return null;
        }
    }
}
