package dev.bourse.backend.symbols;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class SymbolSearchController {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Listings listings;

    SymbolSearchController(Listings listings) {
        this.listings = listings;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/symbols/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Find a market",
            description =
                    "Among all that the feed carries or could carry, and the exchange's own; the best match first: the symbol itself, "
                            + "the base asset, the beginning of the symbol, any part of it. What is not carried yet begins to be when "
                            + "somebody adds it to a market watch.")
    @Refuses({ErrorCode.INVALID_PARAMETER, ErrorCode.REDIS_UNAVAILABLE})
    ResponseEntity<List<FoundView>> search(
            @Parameter(description = "upper or lower case, with or without a separator; absent: all", example = "ada")
                    @RequestParam(required = false)
                    @Nullable
                    String query,
            @Parameter(
                            example = "20",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        int count = Parameters.whole("limit", limit, USUAL, 1, MOST);
        List<FoundView> found = SymbolSearch.best(listings.all(), query, count).stream()
                .map(FoundView::of)
                .toList();
        return Fresh.ok(found);
    }

    @Schema(name = "FoundSymbol")
    record FoundView(
            @Schema(example = "ADAUSDT") String symbol,

            @Schema(example = "ADA/USDT") String name,

            @JsonProperty("base_currency") @Schema(example = "ADA")
            String baseCurrency,

            @JsonProperty("quote_currency") @Schema(example = "USDT")
            String quoteCurrency,

            @Schema(description = "whether its prices come in now")
            boolean carried,

            @Schema(description = "whether it is one of the exchange's own, where orders can be placed")
            boolean own) {

        static FoundView of(Listed it) {
            return new FoundView(it.symbol(), it.name(), it.baseAsset(), it.quoteAsset(), it.carried(), it.own());
        }
    }
}
