package dev.bourse.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * A database of its own for a test, dropped at the end.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.migrated()) {
 *     start("--DATABASE_URL=" + database.url().toUrl());
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final TestServer server;
    private final String name;
    private final DatabaseUrl url;

    private TestDatabase(TestServer server) throws SQLException {
        this.server = server;
        this.name =
                "test_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        DatabaseUrl home = server.url();
        this.url = new DatabaseUrl(
                home.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"), home.user(), home.password());
        onServer("create database " + name);
    }

    /** An embedded database with the newest schema. */
    public static TestDatabase migrated() throws SQLException {
        return migrated(TestServer.EMBEDDED);
    }

    /** A database with the newest schema; where the server is not available the test is skipped with the reason. */
    public static TestDatabase migrated(TestServer server) throws SQLException {
        TestDatabase database = empty(server);
        Migrations.apply(database.url);
        return database;
    }

    /** A database without any schema; where the server is not available the test is skipped with the reason. */
    public static TestDatabase empty(TestServer server) throws SQLException {
        server.assumeAvailable();
        return new TestDatabase(server);
    }

    public DatabaseUrl url() {
        return url;
    }

    /** Unpooled connections. */
    public DataSource dataSource() {
        return Migrations.dataSource(url);
    }

    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Runs statements, for example to fill or to break something. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Brings the candles up to date with all trades, also very late ones. */
    public void refreshCandles() throws SQLException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try {
                execute("call refresh_candles(null, null)");
                return;
            } catch (SQLException e) {
                // The database may be at it by itself at this moment, and two do not work on one range.
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState()) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** Drops the database, also under those who are still connected. */
    @Override
    public void close() throws SQLException {
        onServer("drop database " + name + " with (force)");
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = Migrations.dataSource(server.url()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
