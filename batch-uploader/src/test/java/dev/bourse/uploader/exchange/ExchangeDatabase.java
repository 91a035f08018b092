package dev.bourse.uploader.exchange;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bourse.db.TestDatabase;
import dev.bourse.db.TestServer;
import dev.bourse.uploader.store.Projection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A database of its own, with sessions as the service has them; on the server that TEST_DATABASE_URL names, if it names one. */
public final class ExchangeDatabase implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "engine_events",
            "exchange_progress",
            "assets",
            "markets",
            "account_events",
            "orders",
            "fills",
            "balances",
            "transfers",
            "positions",
            "trades");

    private final TestDatabase database;
    private final HikariDataSource sessions;

    public ExchangeDatabase() throws SQLException {
        boolean isNamed = TestServer.NAMED.unavailable().isEmpty();
        database = TestDatabase.migrated(isNamed ? TestServer.NAMED : TestServer.EMBEDDED);
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setConnectionInitSql(sessionTables());
        config.setMaximumPoolSize(5);
        config.setMinimumIdle(1);
        sessions = new HikariDataSource(config);
    }

    public DataSource sessions() {
        return sessions;
    }

    /** One that is not used again. */
    public Connection session() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sessionTables());
        }
        return connection;
    }

    private static String sessionTables() {
        List<String> tables = new ArrayList<>(Projection.sessionTables());
        tables.addAll(ExchangeStore.sessionTables());
        return String.join(";", tables);
    }

    public String url() {
        return database.url().toUrl();
    }

    public void execute(String sql) throws SQLException {
        database.execute(sql);
    }

    public long number(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row of every table as text, in order. */
    public Map<String, List<String>> dump() throws SQLException {
        Map<String, List<String>> dump = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            for (String table : TABLES) {
                List<String> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t order by 1")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
                dump.put(table, rows);
            }
        }
        return dump;
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
        database.close();
    }
}
