package dev.bourse.backend.symbols;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.exchange.event.Answer.Item.MarketPrices;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class PriceController {

    private final SymbolCatalog catalog;
    private final NewestPrices newest;
    private final Exchange exchange;
    private final InstantSource clock;

    PriceController(SymbolCatalog catalog, NewestPrices newest, Exchange exchange, InstantSource clock) {
        this.catalog = catalog;
        this.newest = newest;
        this.exchange = exchange;
        this.clock = clock;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/symbols/{symbol}/price", "/symbols/{symbol}/price"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Newest price",
            description =
                    "`bid` and `ask` have the house's spread, `bestBid` and `bestAsk` are the exchange's. A feed that is "
                            + "down has no price: the last one is dropped after a short while rather than shown as current.")
    @Refuses({ErrorCode.INVALID_PARAMETER, ErrorCode.UNKNOWN_SYMBOL, ErrorCode.NO_DATA, ErrorCode.REDIS_UNAVAILABLE})
    ResponseEntity<PriceView> price(@Parameter(example = "BTCUSDT") @PathVariable String symbol) {
        if (symbol.indexOf('_') >= 0) { // one of the exchange's own markets; the feed's have no underscore
            return Fresh.ok(own(exchange.market("symbol", symbol)));
        }
        String known = catalog.ofFeed("symbol", symbol);
        LatestPrice latest = newest.ofFeed(known);
        if (latest == null) {
            throw new RefusedException(
                    ErrorCode.NO_DATA,
                    "There is no price of " + known + " at the moment; the feed may be down.",
                    Map.of("symbol", known));
        }
        return Fresh.ok(PriceView.of(known, latest));
    }

    private PriceView own(Market market) {
        MarketPrices prices = exchange.prices(market);
        BigDecimal last = newest.ofOwn(market);
        if (prices == null || last == null) {
            throw new RefusedException(
                    ErrorCode.NO_DATA,
                    "Nothing has been traded in " + market.symbol() + " yet.",
                    Map.of("symbol", market.symbol()));
        }
        BigDecimal bid = prices.bestBid() < 0 ? null : market.price(prices.bestBid());
        BigDecimal ask = prices.bestAsk() < 0 ? null : market.price(prices.bestAsk());
        return new PriceView(market.symbol(), last, bid, ask, null, bid, ask, clock.millis());
    }

    @Schema(name = "Price")
    record PriceView(
            @Schema(example = "BTCUSDT") String symbol,

            @Schema(description = "price of the newest trade", example = "108400.5")
            BigDecimal price,

            @Schema(description = "null when an own market has none", example = "108292.09") @Nullable
            BigDecimal bid,

            @Schema(description = "null when an own market has none", example = "108508.91") @Nullable
            BigDecimal ask,

            @Schema(
                    description = "base volume of the last 24 hours; null until the exchange has told it",
                    example = "12043.1")
            @Nullable
            BigDecimal volume,

            @Schema(description = "null until the exchange has told it", example = "108400.49") @Nullable
            BigDecimal bestBid,

            @Schema(description = "null until the exchange has told it", example = "108400.5") @Nullable
            BigDecimal bestAsk,

            @Schema(description = "time of the trade, Unix milliseconds", example = "1756480528000")
            long timestamp) {

        static PriceView of(String symbol, LatestPrice price) {
            return new PriceView(
                    symbol,
                    price.price(),
                    price.bid(),
                    price.ask(),
                    price.volume(),
                    price.bestBid(),
                    price.bestAsk(),
                    price.timestamp());
        }
    }
}
