package dev.bourse.backend.marketwatch;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.Listings;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Market watch")
final class MarketWatchController {

    private static final int MOST = 50;

    private final MarketWatchStore store;
    private final Listings listings;

    MarketWatchController(MarketWatchStore store, Listings listings) {
        this.store = store;
        this.listings = listings;
    }

    @Schema(name = "MarketWatch")
    record MarketWatch(
            @Schema(description = "in the order in which they were added", example = "[\"BTCUSDT\",\"BTC_USDT\"]")
            List<String> symbols) {}

    @OpenTo(Audience.READ)
    @GetMapping(path = "/api/v1/marketwatch", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The markets that you watch")
    @Refuses({ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.DATABASE_BUSY})
    ResponseEntity<MarketWatch> watched(Caller caller) {
        return answer(store.symbols(caller.accountId()));
    }

    @OpenTo(Audience.TRADE)
    @PostMapping(path = "/api/v1/marketwatch/{symbol}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Watch a market",
            description =
                    "Of the feed, or one of the exchange's own. A symbol that the feed does not carry yet begins to be carried within "
                            + "seconds, with its history. What is watched already stays where it is. At most 50.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.TOO_MANY_WATCHED,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<MarketWatch> watch(@Parameter(example = "ADAUSDT") @PathVariable String symbol, Caller caller) {
        String known = listings.market("symbol", symbol).symbol();
        return answer(store.add(caller.accountId(), known, MOST)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.TOO_MANY_WATCHED, ErrorCode.TOO_MANY_WATCHED.example(), Map.of("most", MOST))));
    }

    @OpenTo(Audience.TRADE)
    @DeleteMapping(path = "/api/v1/marketwatch/{symbol}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Watch a market no longer",
            description = "Nothing happens when it is not watched, also when there is no such market (any more).")
    @Refuses({ErrorCode.INVALID_PARAMETER, ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.DATABASE_BUSY})
    ResponseEntity<MarketWatch> leave(@Parameter(example = "ADAUSDT") @PathVariable String symbol, Caller caller) {
        return answer(store.remove(caller.accountId(), Parameters.symbol("symbol", symbol)));
    }

    private static ResponseEntity<MarketWatch> answer(List<String> symbols) {
        return Fresh.ok(new MarketWatch(symbols));
    }
}
