package dev.bourse.backend.candles;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.Listed;
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
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Candles")
final class SparklinesController {

    private static final int MOST_SYMBOLS = 100;
    private static final int USUAL_POINTS = 24;

    private final Sparklines sparklines;
    private final Listings listings;
    private final InstantSource clock;

    SparklinesController(Sparklines sparklines, Listings listings, InstantSource clock) {
        this.sparklines = sparklines;
        this.listings = listings;
        this.clock = clock;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/sparklines", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Prices of the last 24 hours for small line charts",
            description =
                    "By symbol: prices at equal distances, oldest first, of which the last is the newest; of the feed's markets up to "
                            + "their newest trade. Where nothing was traded the price of before stands; a market that is younger has fewer "
                            + "prices, or none.")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.REDIS_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<Map<String, List<BigDecimal>>> sparklines(
            @Parameter(
                            description = "at most 100, with commas between; absent: all that have prices now",
                            example = "BTCUSDT,ETHUSDT")
                    @RequestParam(required = false)
                    @Nullable
                    String symbols,
            @Parameter(
                            description = "how many prices of each",
                            example = "24",
                            schema = @Schema(type = "integer", minimum = "2", maximum = "96", defaultValue = "24"))
                    @RequestParam(required = false)
                    @Nullable
                    String points) {
        int count = Parameters.whole("points", points, USUAL_POINTS, 2, Sparkline.STEPS);
        List<Listed> markets = symbols == null || symbols.isBlank() ? all() : named(symbols);
        Map<String, Sparkline> lines =
                sparklines.of(markets.stream().map(Listed::symbol).toList());
        long now = Sparkline.STEP.bucketStartMs(clock.millis()) / 1000;
        Map<String, List<BigDecimal>> prices = new LinkedHashMap<>();
        for (Listed it : markets) {
            Sparkline line = lines.getOrDefault(it.symbol(), new Sparkline(List.of()));
            prices.put(it.symbol(), line.prices(it.own() ? now : line.newestTime(), count));
        }
        return Fresh.ok(prices);
    }

    private List<Listed> all() {
        return listings.all().stream()
                .filter(Listed::carried)
                .limit(MOST_SYMBOLS)
                .toList();
    }

    private List<Listed> named(String symbols) {
        List<String> names = Arrays.stream(symbols.split(",", -1)).distinct().toList();
        if (names.size() > MOST_SYMBOLS) {
            throw new RefusedException(
                    ErrorCode.INVALID_PARAMETER,
                    "symbols are " + names.size() + ", and " + MOST_SYMBOLS + " are the most; ask for fewer at once.",
                    Map.of("parameter", "symbols", "maximum", MOST_SYMBOLS));
        }
        return names.stream().map(it -> listings.market("symbols", it.strip())).toList();
    }
}
