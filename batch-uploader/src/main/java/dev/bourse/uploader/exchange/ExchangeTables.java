package dev.bourse.uploader.exchange;

import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.uploader.exchange.ExchangeRows.MarketRow;
import dev.bourse.uploader.store.CopyText;
import dev.bourse.uploader.store.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** The tables of a session with {@link ExchangeSql#SESSION_TABLES}: rows out of them, and what has become of them back. Commits nothing. */
final class ExchangeTables {

    private final Connection connection;

    ExchangeTables(Connection connection) {
        this.connection = connection;
    }

    /** The rows that events touch. */
    ExchangeRows load(Touched touched) throws SQLException {
        ExchangeRows rows = new ExchangeRows();
        loadOrders(touched.orders(), rows);
        loadPositions(touched.positions(), rows);
        loadLastNumbers(touched.accounts(), rows);
        return rows;
    }

    /** Adds all orders that are open. */
    void loadOpenOrders(ExchangeRows rows) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ExchangeSql.LOAD_OPEN_ORDERS)) {
            readOrders(query, rows);
        }
    }

    /** Writes what has changed, and what is new. */
    void write(ExchangeRows rows) throws SQLException {
        for (AssetAdded it : rows.assets) {
            addAsset(it);
        }
        for (MarketRow it : rows.markets.values()) {
            setMarket(it);
        }
        List<OrderRow> added =
                rows.orders.values().stream().filter(it -> it.terms != null).toList();
        List<OrderRow> changed =
                rows.orders.values().stream().filter(it -> it.terms == null).toList();
        copy(added, RowText::newOrder, ExchangeSql.COPY_ORDERS);
        merge(changed, RowText::changedOrder, ExchangeSql.STAGE_ORDERS, ExchangeSql.MERGE_ORDERS);
        copy(rows.accountNumbers, RowText::numbers, ExchangeSql.COPY_ACCOUNT_EVENTS);
        copy(rows.fills, RowText::fill, ExchangeSql.COPY_FILLS);
        copy(rows.transfers, RowText::transfer, ExchangeSql.COPY_TRANSFERS);
        merge(rows.trades, RowText::trade, Projection.TRADES.copy(), Projection.TRADES.merge());
        merge(
                rows.balances.entrySet(),
                (it, text) -> RowText.balance(it.getKey(), it.getValue(), text),
                ExchangeSql.STAGE_BALANCES,
                ExchangeSql.MERGE_BALANCES);
        merge(rows.positions.values(), RowText::position, ExchangeSql.STAGE_POSITIONS, ExchangeSql.MERGE_POSITIONS);
    }

    void archive(List<LogEntry> entries) throws SQLException {
        copy(entries, RowText::archive, ExchangeSql.COPY_ARCHIVE);
    }

    private <T> void copy(Collection<T> rows, BiConsumer<T, CopyText> append, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyText text = new CopyText();
        rows.forEach(it -> append.accept(it, text));
        text.copy(connection, sql);
    }

    private <T> void merge(Collection<T> rows, BiConsumer<T, CopyText> append, String stage, String merge)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        copy(rows, append, stage);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(merge);
        }
    }

    private void loadOrders(Set<Long> ids, ExchangeRows rows) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(ExchangeSql.LOAD_ORDERS_BY_ID)) {
            query.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            readOrders(query, rows);
        }
    }

    private static void readOrders(PreparedStatement query, ExchangeRows rows) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                OrderRow order = new OrderRow(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6),
                        row.getBigDecimal(7),
                        row.getBigDecimal(8),
                        row.getBigDecimal(9),
                        row.getString(10),
                        row.getBoolean(11));
                rows.orders.put(order.orderId, order);
            }
        }
    }

    private void loadPositions(Set<PositionRow.Key> keys, ExchangeRows rows) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        List<PositionRow.Key> listed = List.copyOf(keys);
        try (PreparedStatement query = connection.prepareStatement(ExchangeSql.LOAD_POSITIONS)) {
            Object[] accounts = listed.stream().map(PositionRow.Key::accountId).toArray();
            Object[] markets = listed.stream().map(PositionRow.Key::marketId).toArray();
            query.setArray(1, connection.createArrayOf("bigint", accounts));
            query.setArray(2, connection.createArrayOf("int", markets));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.positions.put(
                            new PositionRow.Key(row.getLong(1), row.getInt(2)),
                            new PositionRow(
                                    row.getLong(1),
                                    row.getInt(2),
                                    row.getBigDecimal(3),
                                    row.getBigDecimal(4),
                                    row.getBigDecimal(5),
                                    row.getBigDecimal(6)));
                }
            }
        }
    }

    private void loadLastNumbers(Set<Long> accounts, ExchangeRows rows) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(ExchangeSql.LOAD_LAST_NUMBERS)) {
            query.setArray(1, connection.createArrayOf("bigint", accounts.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.lastNumbers.put(row.getLong(1), row.getLong(2));
                }
            }
        }
    }

    private void addAsset(AssetAdded it) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ExchangeSql.ADD_ASSET)) {
            insert.setInt(1, it.asset());
            insert.setString(2, it.name());
            insert.setInt(3, it.scale());
            insert.executeUpdate();
        }
    }

    private void setMarket(MarketRow row) throws SQLException {
        MarketChanged terms = row.market().terms();
        try (PreparedStatement insert = connection.prepareStatement(ExchangeSql.SET_MARKET)) {
            insert.setInt(1, terms.marketId());
            insert.setString(2, terms.symbol());
            insert.setInt(3, terms.baseAsset());
            insert.setInt(4, terms.quoteAsset());
            insert.setBigDecimal(5, row.market().tickSize());
            insert.setBigDecimal(6, row.market().lotSize());
            insert.setBigDecimal(7, row.market().quantity(terms.minLots()));
            insert.setBigDecimal(8, row.market().quantity(terms.maxLots()));
            insert.setBigDecimal(9, row.market().quote().amount(terms.minNotional()));
            insert.setInt(10, terms.band());
            insert.setInt(11, terms.makerFee());
            insert.setInt(12, terms.takerFee());
            insert.setInt(13, terms.breaker());
            insert.setLong(14, terms.breakerWindowMs());
            insert.setString(15, terms.defaultPrevention().name().toLowerCase(Locale.ROOT));
            insert.setString(16, terms.status().name().toLowerCase(Locale.ROOT));
            insert.setTimestamp(17, new Timestamp(row.updatedAtMs()));
            insert.executeUpdate();
        }
    }
}
