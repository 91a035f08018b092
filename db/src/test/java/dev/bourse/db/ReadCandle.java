package dev.bourse.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code candles(...)}. */
record ReadCandle(
        Candle candle, @Nullable Long lastTradeId, @Nullable Instant coveredUntil) {

    static ReadCandle read(ResultSet row) throws SQLException {
        Timestamp coveredUntil = row.getTimestamp("covered_until");
        return new ReadCandle(
                Candle.read(row),
                row.getObject("last_trade_id", Long.class),
                coveredUntil == null ? null : coveredUntil.toInstant());
    }
}
