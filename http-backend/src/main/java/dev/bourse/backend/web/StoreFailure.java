package dev.bourse.backend.web;

import io.lettuce.core.RedisException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Tells a database or Redis that is away from a mistake of ours. */
final class StoreFailure {

    private StoreFailure() {}

    /** The refusal when a store is away or too slow; null when {@code failure} is something else. */
    static @Nullable RefusedException refusal(Exception failure) {
        if (!(failure instanceof DataAccessException)) {
            return null;
        }
        if (failure instanceof CannotGetJdbcConnectionException) {
            return RefusedException.of(ErrorCode.DATABASE_UNAVAILABLE);
        }
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof RedisConnectionFailureException || it instanceof RedisException) {
                return RefusedException.of(ErrorCode.REDIS_UNAVAILABLE);
            }
            if (it instanceof SQLException sql && sql.getSQLState() != null) {
                return ofSqlState(sql.getSQLState());
            }
        }
        return null;
    }

    /** PostgreSQL error codes, appendix A of its manual. */
    private static @Nullable RefusedException ofSqlState(String state) {
        if (state.equals("57014")) { // query_canceled: the statement timeout
            return RefusedException.of(ErrorCode.DATABASE_BUSY);
        }
        if (state.equals("42883") || state.equals("42P01")) { // undefined_function, undefined_table
            return new RefusedException(
                    ErrorCode.DATABASE_UNAVAILABLE,
                    "The database is not set up yet: its migrations have not been applied.",
                    Map.of());
        }
        // connection exceptions, insufficient resources, operator intervention, no such database or user, wrong
        // password
        boolean away = state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("3D")
                || state.startsWith("28");
        return away ? RefusedException.of(ErrorCode.DATABASE_UNAVAILABLE) : null;
    }
}
