package dev.bourse.uploader.command;

import dev.bourse.db.DatabaseUrl;
import dev.bourse.uploader.exchange.ExchangeStore;
import dev.bourse.uploader.store.Projection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where things are: as the options say, else as the environment does, else where {@code ./bourse up} has them. */
final class Places {

    private static final int POSTGRES = 3011;
    private static final int EXCHANGE_REDIS = 3013;

    /** Long statements are expected, and a lost connection is noticed all the same. */
    private static final String SILENCE_SECONDS = "3600";

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "postgresql://user:password@host:port/database (default: DATABASE_URL, or that of ./bourse up).")
    private @Nullable String databaseUrl;

    @Option(
            names = "--exchange-redis-url",
            paramLabel = "URL",
            description = "redis://host:port (default: EXCHANGE_REDIS_URL, or that of ./bourse up).")
    private @Nullable String exchangeRedisUrl;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "The one that ./bourse up was given.")
    private int portOffset;

    DatabaseUrl databaseUrl() {
        return DatabaseUrl.parse(first(
                databaseUrl,
                System.getenv("DATABASE_URL"),
                "postgresql://postgres:postgres@127.0.0.1:" + (POSTGRES + portOffset) + "/postgres"));
    }

    String exchangeRedisUrl() {
        return first(
                exchangeRedisUrl,
                System.getenv("EXCHANGE_REDIS_URL"),
                "redis://127.0.0.1:" + (EXCHANGE_REDIS + portOffset));
    }

    /** A session as the service has them. */
    Connection connect() throws SQLException {
        DatabaseUrl url = databaseUrl();
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        properties.setProperty("ApplicationName", "bourse");
        properties.setProperty("socketTimeout", SILENCE_SECONDS);
        Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties);
        List<String> sessionTables = new ArrayList<>(Projection.sessionTables());
        sessionTables.addAll(ExchangeStore.sessionTables());
        try (Statement statement = connection.createStatement()) {
            for (String table : sessionTables) {
                statement.execute(table);
            }
        }
        return connection;
    }

    private static String first(@Nullable String option, @Nullable String variable, String otherwise) {
        if (option != null) {
            return option;
        }
        return variable == null || variable.isBlank() ? otherwise : variable;
    }
}
