package dev.bourse.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings a database to the newest schema. Any number of processes may do so at the same time: one works, the others wait. */
public final class Migrations {

    private static final String LOCATION = "classpath:db/migrations/";

    private Migrations() {}

    /** Which of the two ways to keep candles a database has. For people to read; nothing else depends on it. */
    public enum Flavour {
        TIMESCALE,
        POSTGRES
    }

    /**
     * What was done.
     *
     * @param flavour how this database keeps candles
     * @param applied number of migrations that were applied, zero when the schema was up to date
     * @param version the schema's version now
     */
    public record Outcome(Flavour flavour, int applied, String version) {}

    /**
     * Applies what is missing to the database at {@code url}.
     *
     * @throws SQLException when the database can't be reached
     * @throws org.flywaydb.core.api.FlywayException when a migration fails; that migration is rolled back as a whole
     */
    public static Outcome apply(DatabaseUrl url) throws SQLException {
        return apply(dataSource(url));
    }

    /** As {@link #apply(DatabaseUrl)}; with a pool, that must have two connections to give. */
    public static Outcome apply(DataSource dataSource) throws SQLException {
        Flavour flavour = flavour(dataSource);
        MigrateResult result = Flyway.configure()
                .dataSource(dataSource)
                .locations(LOCATION + "common", LOCATION + location(flavour))
                .failOnMissingLocations(true)
                .placeholderReplacement(false)
                .load()
                .migrate();
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        return new Outcome(flavour, result.migrationsExecuted, Objects.requireNonNullElse(version, "none"));
    }

    /** A source of plain, unpooled connections. */
    static DataSource dataSource(DatabaseUrl url) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url.jdbcUrl());
        if (!url.user().isEmpty()) {
            dataSource.setUser(url.user());
        }
        if (!url.password().isEmpty()) {
            dataSource.setPassword(url.password());
        }
        return dataSource;
    }

    private static String location(Flavour flavour) {
        return switch (flavour) {
            case TIMESCALE -> "timescale";
            case POSTGRES -> "postgres";
        };
    }

    /** What the server offers; but a database that has a schema keeps the flavour that it began with. */
    private static Flavour flavour(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String extensions = holds(statement, "select to_regclass('candles_30s') is not null")
                    ? "pg_extension where extname = 'timescaledb'"
                    : "pg_available_extensions where name = 'timescaledb'";
            return holds(statement, "select exists (select from " + extensions + ")")
                    ? Flavour.TIMESCALE
                    : Flavour.POSTGRES;
        }
    }

    private static boolean holds(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
