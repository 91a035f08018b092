package dev.bourse.benchmarks.ingest;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.db.DatabaseUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** The table of trades, seen by one who measures. */
final class Table implements AutoCloseable {

    private final Connection connection;

    Table(DatabaseUrl url) throws SQLException {
        connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }

    /** Empties it and lets the server finish what it had put off. */
    void clear() throws SQLException {
        execute("truncate trades");
        execute("vacuum candle_buckets");
        execute("checkpoint");
    }

    void keepCandles(boolean keep) throws SQLException {
        execute("alter table trades " + (keep ? "enable" : "disable") + " trigger user");
    }

    /** How long a bare COPY of the rows takes, in one transaction. */
    Duration copy(byte[] rows) throws SQLException, IOException {
        long start = System.nanoTime();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy trades from stdin", new ByteArrayInputStream(rows), 1 << 16);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** How many trades are in candles. Cheap, and never more than are stored. */
    long inCandles() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(trades), 0) from candles_1d")) {
            row.next();
            return row.getLong(1);
        }
    }

    Map<String, Totals> tradeTotals() throws SQLException {
        return totals("select symbol, count(*), sum(quantity), sum(price * quantity) from trades group by symbol");
    }

    Map<String, Totals> candleTotals(CandleDuration duration) throws SQLException {
        return totals("select symbol, sum(trades), sum(volume), sum(quote_volume) from candles_" + duration.label()
                + " group by symbol");
    }

    private Map<String, Totals> totals(String query) throws SQLException {
        Map<String, Totals> totals = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                totals.put(
                        rows.getString(1), new Totals(rows.getLong(2), rows.getBigDecimal(3), rows.getBigDecimal(4)));
            }
        }
        return totals;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
