package dev.bourse.backend.tickers;

import dev.bourse.backend.symbols.SymbolCatalog;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The 24-hour statistics of the feed's markets, from Redis, and of the exchange's own. */
@Component
final class Tickers {

    private final SymbolCatalog catalog;
    private final StringRedisTemplate redis;
    private final OwnTickers own;

    Tickers(SymbolCatalog catalog, StringRedisTemplate redis, OwnTickers own) {
        this.catalog = catalog;
        this.redis = redis;
        this.own = own;
    }

    /** Those of all markets whose statistics are known. */
    Stream<TickerView> all() {
        List<String> keys =
                catalog.instruments().keySet().stream().map(RedisNames::ticker).toList();
        List<@Nullable String> values =
                keys.isEmpty() ? List.of() : redis.opsForValue().multiGet(keys);
        Stream<TickerView> ofFeed =
                Objects.requireNonNull(values).stream().filter(Objects::nonNull).map(Tickers::view);
        return Stream.concat(ofFeed, own.all().stream());
    }

    /** That of one market, from a parameter. */
    TickerView ticker(@Nullable String symbol) {
        if (OwnTickers.isOwn(symbol)) {
            return own.ticker(symbol);
        }
        String known = catalog.ofFeed("symbol", symbol);
        String json = redis.opsForValue().get(RedisNames.ticker(known));
        if (json == null) {
            throw new RefusedException(
                    ErrorCode.NO_DATA,
                    "The statistics of " + known + " are not known at the moment; the feed may be down.",
                    Map.of("symbol", known));
        }
        return view(json);
    }

    private static TickerView view(String json) {
        return TickerView.of(WireJson.read(json, Ticker.class));
    }
}
