package dev.bourse.backend.udf;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.Listed;
import dev.bourse.backend.symbols.SymbolSearch;
import dev.bourse.backend.udf.UdfDocument.Config;
import dev.bourse.backend.udf.UdfDocument.Found;
import dev.bourse.backend.udf.UdfDocument.SymbolInfo;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "TradingView UDF")
final class UdfController {

    private static final String ERRORS =
            " Whatever is wrong with the question is told as `{\"s\":\"error\",\"errmsg\":\"..\"}` with status 200.";
    private static final int USUAL_FOUND = 30;
    private static final int MOST_FOUND = 100;

    private final UdfMarkets markets;
    private final InstantSource clock;

    UdfController(UdfMarkets markets, InstantSource clock) {
        this.markets = markets;
        this.clock = clock;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/udf/config", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What this data feed can do",
            description =
                    "For `new Datafeeds.UDFCompatibleDatafeed(\"/api/v1/udf\")` of TradingView's charting library.")
    Config config() {
        return Config.ONLY;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/udf/time", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "The time here", description = "Unix seconds, as a plain text.")
    ResponseEntity<String> time() {
        return Fresh.ok(Long.toString(clock.instant().getEpochSecond()));
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/udf/symbols", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One market", description = "All that a chart needs to know of it." + ERRORS)
    @Refuses({ErrorCode.REDIS_UNAVAILABLE, ErrorCode.EXCHANGE_UNAVAILABLE})
    UdfSymbol symbol(
            @Parameter(
                            required = true,
                            description = "a ticker, with or without its exchange",
                            example = "Feed:BTCUSDT")
                    @RequestParam(required = false)
                    @Nullable
                    String symbol) {
        Listed market = markets.market("symbol", symbol);
        BigDecimal tickSize = market.tickSize();
        if (tickSize == null) {
            throw new RefusedException(
                    ErrorCode.NO_DATA,
                    "The feed does not carry " + market.symbol() + " yet; add it to a market watch.",
                    Map.of("symbol", market.symbol()));
        }
        return UdfSymbol.of(market, tickSize);
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/udf/symbol_info", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All markets as a table", description = "What is not a list holds for all of them.")
    @Refuses(ErrorCode.REDIS_UNAVAILABLE)
    SymbolInfo symbolInfo(
            @Parameter(description = "an exchange of the configuration; absent: all", example = "Feed")
                    @RequestParam(required = false)
                    @Nullable
                    String group) {
        return SymbolInfo.of(markets.charted().stream()
                .filter(it -> isOf(group, UdfMarkets.exchange(it)))
                .map(it -> UdfSymbol.of(it, Objects.requireNonNull(it.tickSize())))
                .toList());
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/udf/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Find a market",
            description = "Among those that there are charts of; the best match first." + ERRORS)
    @Refuses(ErrorCode.REDIS_UNAVAILABLE)
    List<Found> search(
            @Parameter(example = "btc") @RequestParam(required = false) @Nullable String query,
            @Parameter(description = "absent or empty: all", example = "crypto")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "absent or empty: all", example = "Feed") @RequestParam(required = false) @Nullable
                    String exchange,
            @Parameter(
                            example = "30",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "30"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        int count = Parameters.whole("limit", limit, USUAL_FOUND, 1, MOST_FOUND);
        List<Listed> asked = markets.charted().stream()
                .filter(it -> isOf(exchange, UdfMarkets.exchange(it)) && isOf(type, UdfSymbol.TYPE))
                .toList();
        return SymbolSearch.best(asked, query, count).stream()
                .map(it -> new Found(
                        it.symbol(),
                        UdfMarkets.fullName(it),
                        it.name(),
                        UdfMarkets.exchange(it),
                        it.symbol(),
                        UdfSymbol.TYPE))
                .toList();
    }

    private static boolean isOf(@Nullable String wanted, String is) {
        return wanted == null || wanted.isBlank() || wanted.equals(is);
    }
}
