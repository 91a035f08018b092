package dev.bourse.backend.tickers;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.SymbolCatalog;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class TickersController {

    private final SymbolCatalog catalog;
    private final StringRedisTemplate redis;
    private final OwnTickers own;

    TickersController(SymbolCatalog catalog, StringRedisTemplate redis, OwnTickers own) {
        this.catalog = catalog;
        this.redis = redis;
        this.own = own;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/tickers", "/tickers"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "24-hour statistics of all markets",
            description = "By symbol; a market whose statistics are not known at the moment is left out.")
    @Refuses(ErrorCode.REDIS_UNAVAILABLE)
    ResponseEntity<List<TickerView>> tickers() {
        List<String> keys =
                catalog.instruments().keySet().stream().map(RedisNames::ticker).toList();
        List<@Nullable String> values =
                keys.isEmpty() ? List.of() : redis.opsForValue().multiGet(keys);
        Stream<TickerView> ofFeed =
                Objects.requireNonNull(values).stream().filter(Objects::nonNull).map(TickersController::view);
        return fresh(Stream.concat(ofFeed, own.all().stream())
                .sorted(Comparator.comparing(TickerView::symbol))
                .toList());
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/ticker/24hr", "/ticker/24hr"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "24-hour statistics of one market")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.NO_DATA,
        ErrorCode.REDIS_UNAVAILABLE,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE
    })
    ResponseEntity<TickerView> ticker(
            @Parameter(required = true, example = "BTCUSDT") @RequestParam(required = false) @Nullable String symbol) {
        if (OwnTickers.isOwn(symbol)) {
            return fresh(own.ticker(symbol));
        }
        String known = catalog.ofFeed("symbol", symbol);
        String json = redis.opsForValue().get(RedisNames.ticker(known));
        if (json == null) {
            throw new RefusedException(
                    ErrorCode.NO_DATA,
                    "The statistics of " + known + " are not known at the moment; the feed may be down.",
                    Map.of("symbol", known));
        }
        return fresh(view(json));
    }

    private static TickerView view(String json) {
        return TickerView.of(WireJson.read(json, Ticker.class));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
