package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.symbols.SymbolCatalog;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class TradesController {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final SymbolCatalog symbols;
    private final JdbcClient database;

    TradesController(SymbolCatalog symbols, JdbcClient database) {
        this.symbols = symbols;
        this.database = database;
    }

    @Schema(name = "Trade")
    record TradeView(
            @Schema(example = "4213") long tradeId,

            @Schema(example = "100.50") String price,

            @Schema(example = "10.00") String qty,

            @Schema(description = "true when a seller took what a buyer had offered")
            boolean buyerIsMaker,

            @Schema(description = "Unix milliseconds", example = "1756480528000")
            long time) {}

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/trades", "/trades"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The newest trades of a market", description = "Newest first; of the feed's markets too.")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.DATABASE_BUSY
    })
    ResponseEntity<List<TradeView>> trades(
            @Parameter(required = true, example = "TATA_INR") @RequestParam(required = false) @Nullable String symbol,
            @Parameter(example = "100") @RequestParam(required = false) @Nullable String limit) {
        int count = Parameters.whole("limit", limit, USUAL, 1, MOST);
        String known = symbols.withCandles("symbol", symbol);
        List<TradeView> trades = database.sql("""
                        select trade_id, price, quantity, buyer_is_maker, time from trades
                        where symbol = :symbol order by trade_id desc, time desc limit :limit""")
                .param("symbol", known)
                .param("limit", count)
                .query((row, number) -> new TradeView(
                        row.getLong(1),
                        plain(row.getBigDecimal(2)),
                        plain(row.getBigDecimal(3)),
                        row.getBoolean(4),
                        row.getObject(5, OffsetDateTime.class).toInstant().toEpochMilli()))
                .list();
        return Fresh.ok(trades);
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
