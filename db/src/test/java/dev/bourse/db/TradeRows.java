package dev.bourse.db;

import dev.bourse.common.market.MarketTrade;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Puts trades into the database, as one statement that passes over those that are there. */
public final class TradeRows {

    private TradeRows() {}

    /** Stores trades; in the order of the key, so that writers at the same time don't deadlock. */
    public static void insert(Connection connection, List<MarketTrade> trades) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into trades (symbol, trade_id, time, price, quantity, buyer_is_maker)
                select * from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::numeric[], ?::numeric[], ?::boolean[])
                    as t (symbol, trade_id, time, price, quantity, buyer_is_maker)
                order by symbol, trade_id, time
                on conflict do nothing
                """)) {
            bind(insert, 1, "text", trades, MarketTrade::symbol);
            bind(insert, 2, "bigint", trades, MarketTrade::tradeId);
            bind(insert, 3, "text", trades, trade -> Instant.ofEpochMilli(trade.timeMs()));
            bind(insert, 4, "numeric", trades, MarketTrade::price);
            bind(insert, 5, "numeric", trades, MarketTrade::quantity);
            bind(insert, 6, "boolean", trades, MarketTrade::buyerIsMaker);
            insert.executeUpdate();
        }
    }

    private static void bind(
            PreparedStatement insert,
            int index,
            String type,
            List<MarketTrade> trades,
            Function<MarketTrade, Object> column)
            throws SQLException {
        insert.setArray(
                index,
                insert.getConnection()
                        .createArrayOf(type, trades.stream().map(column).toArray()));
    }
}
