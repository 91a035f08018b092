package dev.bourse.db;

import dev.bourse.common.market.Kline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Puts klines into the database, in place of those that are there. */
public final class KlineRows {

    private KlineRows() {}

    /** Stores klines one after the other. */
    public static void upsert(Connection connection, List<Kline> klines) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into kline_history values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (symbol, duration, bucket) do update set fills_gap = excluded.fills_gap
                """)) {
            for (Kline kline : klines) {
                upsert.setString(1, kline.symbol());
                upsert.setString(2, kline.duration().label());
                upsert.setTimestamp(3, new Timestamp(kline.openTimeMs()));
                upsert.setBigDecimal(4, kline.open());
                upsert.setBigDecimal(5, kline.high());
                upsert.setBigDecimal(6, kline.low());
                upsert.setBigDecimal(7, kline.close());
                upsert.setBigDecimal(8, kline.volume());
                upsert.setBigDecimal(9, kline.quoteVolume());
                upsert.setLong(10, kline.trades());
                upsert.setBigDecimal(11, kline.takerBuyVolume());
                upsert.setBigDecimal(12, kline.takerBuyQuoteVolume());
                upsert.setBoolean(13, kline.fillsGap());
                upsert.executeUpdate();
            }
        }
    }
}
