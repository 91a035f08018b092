package dev.bourse.backend.symbols;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.market.Instrument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class SymbolsController {

    private final SymbolCatalog catalog;

    SymbolsController(SymbolCatalog catalog) {
        this.catalog = catalog;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/symbols", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All markets", description = "All markets that the feed carries or has carried, by name.")
    @Refuses(ErrorCode.REDIS_UNAVAILABLE)
    List<SymbolView> symbols() {
        return catalog.instruments().values().stream().map(SymbolView::of).toList();
    }

    @Schema(name = "Symbol")
    record SymbolView(
            @Schema(example = "BTCUSDT") String symbol,

            @Schema(example = "BTC/USDT") String name,

            @JsonProperty("base_currency") @Schema(example = "BTC")
            String baseCurrency,

            @JsonProperty("quote_currency") @Schema(example = "USDT")
            String quoteCurrency,

            @JsonProperty("is_active") @Schema(description = "whether the feed carries it and the exchange trades it")
            boolean isActive,

            @Schema(description = "smallest step of a price", example = "0.01")
            String tickSize,

            @Schema(description = "smallest step of a quantity", example = "0.00001")
            String lotSize) {

        static SymbolView of(Instrument instrument) {
            return new SymbolView(
                    instrument.symbol(),
                    instrument.baseAsset() + "/" + instrument.quoteAsset(),
                    instrument.baseAsset(),
                    instrument.quoteAsset(),
                    instrument.active(),
                    instrument.tickSize().stripTrailingZeros().toPlainString(),
                    instrument.lotSize().stripTrailingZeros().toPlainString());
        }
    }
}
