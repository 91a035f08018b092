package dev.bourse.uploader.exchange;

import dev.bourse.exchange.market.Markets;
import dev.bourse.uploader.exchange.ExchangeRows.TradeRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import javax.sql.DataSource;

/**
 * Applies batches of the event log to the database, each in one transaction: the archive, all that is made of it, and how far it goes. The row
 * that says how far is locked first, so writers take turns, and what one of them has applied the next one passes over.
 */
public final class ExchangeStore {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Well below what a connection waits for an answer. */
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '10s'";

    private final DataSource dataSource;
    private volatile Markets markets = new Markets();
    private long marketsAsOf = -1;

    /** For one thread. Sessions of the data source have {@link #sessionTables}. */
    public ExchangeStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What every session has to begin with. */
    public static List<String> sessionTables() {
        return ExchangeSql.SESSION_TABLES;
    }

    /**
     * What applying has done.
     *
     * @param progress how far the tables are now
     * @param events how many events this call has applied; what was there already does not count
     * @param earliestTradeMs the time of the earliest trade among them; {@link Long#MAX_VALUE} when there is none
     * @param latestTradeMs the time of the latest
     */
    public record Applied(Progress progress, long events, long earliestTradeMs, long latestTradeMs) {}

    /** All assets and markets, as far as this has read or applied them. Any thread. */
    public Markets markets() {
        return markets;
    }

    /** How far the tables are, by whomever. */
    public Progress progress() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Progress progress = progress(connection, ExchangeSql.PROGRESS);
            know(connection, progress);
            return progress;
        }
    }

    /**
     * Applies entries that follow each other. Committed when it returns.
     *
     * @throws BrokenEventLogException when they do not go on where the tables are; nothing has happened then
     * @throws SQLException when the database failed: the same entries can be tried again
     */
    public Applied apply(List<LogEntry> entries) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return apply(connection, entries);
            } catch (SQLException | RuntimeException e) {
                marketsAsOf = -1; // may have been told of what never happened
                rollback(connection, e);
                throw e;
            }
        }
    }

    /** A connection that is gone has rolled back by itself. */
    private static void rollback(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private Applied apply(Connection connection, List<LogEntry> entries) throws SQLException {
        Progress progress = lock(connection);
        long before = progress.lastSequence();
        know(connection, progress);
        List<LogEntry> next =
                entries.stream().filter(it -> it.lastSequence() > before).toList();
        if (next.isEmpty()) {
            connection.rollback();
            return new Applied(progress, 0, Long.MAX_VALUE, Long.MIN_VALUE);
        }
        for (LogEntry entry : next) {
            progress = progress.then(entry);
        }
        ExchangeTables tables = new ExchangeTables(connection);
        ExchangeRows rows = tables.load(Touched.by(next));
        EventProjection projection = new EventProjection(markets, rows);
        next.forEach(it -> projection.apply(it.events()));
        tables.archive(next);
        tables.write(rows);
        setProgress(connection, progress);
        connection.commit();
        marketsAsOf = progress.lastSequence();
        return new Applied(
                progress,
                progress.lastSequence() - before,
                rows.trades.stream().mapToLong(TradeRow::timeMs).min().orElse(Long.MAX_VALUE),
                rows.trades.stream().mapToLong(TradeRow::timeMs).max().orElse(Long.MIN_VALUE));
    }

    /** Locks the progress until the transaction ends, and says what it is. */
    static Progress lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK_TIMEOUT);
        }
        try {
            return progress(connection, ExchangeSql.LOCK_PROGRESS);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new SQLException(
                        "the exchange's tables are being written by another process, such as ./bourse rebuild",
                        e.getSQLState(),
                        e);
            }
            throw e;
        }
    }

    /** Not locked: how far the tables are in what the transaction sees. */
    static Progress progress(Connection connection) throws SQLException {
        return progress(connection, ExchangeSql.PROGRESS);
    }

    private static Progress progress(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                throw new SQLException("the table exchange_progress has lost its row");
            }
            return new Progress(row.getLong(1), row.getTimestamp(2).getTime(), row.getLong(3));
        }
    }

    private static void setProgress(Connection connection, Progress progress) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ExchangeSql.SET_PROGRESS)) {
            update.setLong(1, progress.lastSequence());
            update.setTimestamp(2, new Timestamp(progress.lastTimeMs()));
            update.setLong(3, progress.digest());
            update.executeUpdate();
        }
    }

    /** Reads the markets anew unless they are known as they are there. */
    private void know(Connection connection, Progress progress) throws SQLException {
        if (marketsAsOf != progress.lastSequence()) {
            markets = StoredMarkets.load(connection);
            marketsAsOf = progress.lastSequence();
        }
    }
}
