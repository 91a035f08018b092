package dev.bourse.uploader;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** {@code /health/db}: the database answers and its migrations have been applied. */
final class DatabaseHealthIndicator extends AbstractHealthIndicator {

    private final DataSource dataSource;

    DatabaseHealthIndicator(DataSource dataSource) {
        super("the database does not answer");
        this.dataSource = dataSource;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('trades') is not null")) {
            boolean migrated = row.next() && row.getBoolean(1);
            builder.status(migrated ? "UP" : "DOWN").withDetail("migrated", migrated);
        } catch (SQLException e) { // an answer, and no news: the uploads log what is in their way
            builder.down().withDetail("error", String.valueOf(e.getMessage()));
        }
    }
}
