package dev.bourse.backend.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code /health/db}: the database answers and its migrations have been applied. */
@Component("dbHealthIndicator")
final class DbHealthIndicator extends AbstractHealthIndicator {

    private final JdbcClient database;
    private final HikariDataSource pool;

    DbHealthIndicator(JdbcClient database, HikariDataSource pool) {
        super("the database does not answer");
        this.database = database;
        this.pool = pool;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long start = System.nanoTime();
        boolean migrated = database.sql("select to_regproc('candles') is not null")
                .query(Boolean.class)
                .single();
        builder.status(migrated ? "UP" : "DOWN")
                .withDetail("migrated", migrated)
                .withDetail(
                        "latencyMs", Duration.ofNanos(System.nanoTime() - start).toMillis());
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            builder.withDetail("connectionsActive", connections.getActiveConnections())
                    .withDetail("connectionsIdle", connections.getIdleConnections())
                    .withDetail("requestsWaiting", connections.getThreadsAwaitingConnection())
                    .withDetail("connectionsMax", pool.getMaximumPoolSize());
        }
    }
}
