package dev.bourse.backend.enigma;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.symbols.NewestPrices;
import dev.bourse.backend.symbols.SymbolCatalog;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.market.Enigma;
import dev.bourse.common.market.Instrument;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class EnigmaController {

    private final SymbolCatalog catalog;
    private final PriceRanges ranges;
    private final NewestPrices newest;
    private final Exchange exchange;

    EnigmaController(SymbolCatalog catalog, PriceRanges ranges, NewestPrices newest, Exchange exchange) {
        this.catalog = catalog;
        this.ranges = ranges;
        this.newest = newest;
        this.exchange = exchange;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/symbols/{symbol}/enigma", "/symbols/{symbol}/enigma"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Where the price stands in its history",
            description =
                    "`ath` and `atl` are the highest and lowest price of the stored history, the newest price included. The stream "
                            + "`enigma@{symbol}` tells the same whenever it changes.")
    @Refuses({
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.NO_DATA,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<EnigmaView> enigma(@Parameter(example = "BTCUSDT") @PathVariable String symbol) {
        if (symbol.indexOf('_') >= 0) { // one of the exchange's own markets; the feed's have no underscore
            Market market = exchange.market("symbol", symbol);
            return answer(market.symbol(), market.tickSize(), newest.ofOwn(market));
        }
        String known = catalog.withCandles("symbol", symbol);
        return answer(known, tickSize(known), newest.ofFeedIfThere(known));
    }

    private ResponseEntity<EnigmaView> answer(String symbol, @Nullable BigDecimal tick, @Nullable BigDecimal newest) {
        PriceRange range = ranges.of(symbol)
                .or(() -> Optional.ofNullable(newest).map(PriceRange::ofOne))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NO_DATA, "There is no price of " + symbol + " yet.", Map.of("symbol", symbol)));
        BigDecimal price = newest == null ? range.close() : newest;
        BigDecimal step = tick == null ? range.finestStep() : tick;
        Enigma enigma = Enigma.of(price, range.high(), range.low(), step);
        return Fresh.ok(EnigmaView.of(symbol, price, enigma, step));
    }

    /** Null when Redis does not know the market. */
    private @Nullable BigDecimal tickSize(String symbol) {
        try {
            Instrument instrument = catalog.instruments().get(symbol);
            return instrument == null ? null : instrument.tickSize();
        } catch (DataAccessException e) {
            return null;
        }
    }
}
