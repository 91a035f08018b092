package dev.bourse.backend.trading;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows of an account's past: its fills. */
@Component
final class HistoryStore {

    private static final int FILE_PAGE = 5_000;

    private static final String FILLS = """
            select f.*, m.symbol, a.name as fee_asset_name
            from fills f join markets m using (market_id) join assets a on a.asset_id = f.fee_asset
            where f.account_id = :account and (:market::int is null or f.market_id = :market) and\s""";

    private final JdbcClient database;

    HistoryStore(JdbcClient database) {
        this.database = database;
    }

    /** One side of a trade. */
    @Schema(name = "Fill")
    record FillRow(
            @Schema(description = "for paging", example = "48213")
            long sequence,

            @Schema(example = "TATA_INR") String market,

            @Schema(example = "1203") String orderId,

            @Schema(example = "77") String tradeId,

            @Schema(example = "buy") String side,

            @Schema(example = "100.50") String price,

            @Schema(example = "4.00") String qty,

            @Schema(example = "402.00") String quoteQty,

            @Schema(example = "0.81") String fee,

            @Schema(example = "INR") String feeAsset,

            @Schema(description = "whether the order rested before")
            boolean maker,

            @Schema(description = "Unix milliseconds", example = "1756480528000")
            long time) {}

    /** Newest first. */
    List<FillRow> fills(long accountId, @Nullable Integer marketId, long beforeSequence, int limit) {
        return database.sql(FILLS + "f.sequence < :before order by f.sequence desc, f.is_maker limit :limit")
                .param("account", accountId)
                .param("market", marketId)
                .param("before", beforeSequence)
                .param("limit", limit)
                .query(HistoryStore::fill)
                .list();
    }

    /** All fills, oldest first, a page at a time: however many there are, few are in memory. */
    void eachFill(long accountId, @Nullable Integer marketId, Consumer<FillRow> consumer) {
        long after = 0;
        List<FillRow> page;
        do {
            // with ties: both sides of a trade with oneself have the same sequence
            page = database.sql(FILLS + "f.sequence > :after order by f.sequence fetch first :limit rows with ties")
                    .param("account", accountId)
                    .param("market", marketId)
                    .param("after", after)
                    .param("limit", FILE_PAGE)
                    .query(HistoryStore::fill)
                    .list();
            page.forEach(consumer);
            after = page.isEmpty() ? after : page.getLast().sequence();
        } while (page.size() >= FILE_PAGE);
    }

    private static FillRow fill(ResultSet row, int number) throws SQLException {
        return new FillRow(
                row.getLong("sequence"),
                row.getString("symbol"),
                row.getString("order_id"),
                row.getString("trade_id"),
                row.getString("side"),
                row.getBigDecimal("price").toPlainString(),
                row.getBigDecimal("quantity").toPlainString(),
                row.getBigDecimal("quote_quantity").toPlainString(),
                row.getBigDecimal("fee").toPlainString(),
                row.getString("fee_asset_name"),
                row.getBoolean("is_maker"),
                row.getObject("time", OffsetDateTime.class).toInstant().toEpochMilli());
    }
}
