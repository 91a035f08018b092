package dev.bourse.backend.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code /health/db}: the database answers and its migrations have been applied. */
@Component("dbHealthIndicator")
final class DbHealthIndicator implements HealthIndicator {

    private final JdbcClient database;
    private final HikariDataSource pool;

    DbHealthIndicator(JdbcClient database, HikariDataSource pool) {
        this.database = database;
        this.pool = pool;
    }

    @Override
    public Health health() {
        long start = System.nanoTime();
        Health.Builder health = new Health.Builder();
        try {
            boolean migrated = database.sql("select to_regproc('candles') is not null")
                    .query(Boolean.class)
                    .single();
            health.status(migrated ? Status.UP : Status.DOWN)
                    .withDetail("migrated", migrated)
                    .withDetail(
                            "latencyMs",
                            Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (DataAccessException e) {
            String cause = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
            health.down().withDetail("error", cause == null ? "does not answer" : cause);
        }
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            health.withDetail("connectionsActive", connections.getActiveConnections())
                    .withDetail("connectionsIdle", connections.getIdleConnections())
                    .withDetail("requestsWaiting", connections.getThreadsAwaitingConnection())
                    .withDetail("connectionsMax", pool.getMaximumPoolSize());
        }
        return health.build();
    }
}
