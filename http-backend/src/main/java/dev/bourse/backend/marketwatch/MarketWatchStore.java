package dev.bourse.backend.marketwatch;

import com.zaxxer.hikari.HikariDataSource;
import dev.bourse.backend.HttpBackendConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code market_watch}. */
@Component
final class MarketWatchStore {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final WatchedSets sets;

    MarketWatchStore(@Qualifier(HttpBackendConfiguration.WRITING) HikariDataSource database, WatchedSets sets) {
        this.database = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.sets = sets;
    }

    /** What one account watches. */
    record Watch(long accountId, List<String> symbols) {}

    /** What an account watches, in the order in which it was added. */
    List<String> symbols(long accountId) {
        return List.copyOf(database.sql("select symbol from market_watch where account_id = ? order by entry_id")
                .param(accountId)
                .query(String.class)
                .list());
    }

    /** Adds a symbol, unless it is there; empty when it is not and the account watches as many as {@code most} already. */
    Optional<List<String>> add(long accountId, String symbol, int most) {
        return locked(accountId, () -> {
            List<String> before = symbols(accountId);
            if (before.contains(symbol)) {
                return Optional.of(before);
            }
            if (before.size() >= most) {
                return Optional.empty();
            }
            database.sql("insert into market_watch (account_id, symbol) values (?, ?)")
                    .param(accountId)
                    .param(symbol)
                    .update();
            return Optional.of(repeated(accountId));
        });
    }

    /** Removes a symbol if it is there. */
    List<String> remove(long accountId, String symbol) {
        return locked(accountId, () -> {
            database.sql("delete from market_watch where account_id = ? and symbol = ?")
                    .param(accountId)
                    .param(symbol)
                    .update();
            return repeated(accountId);
        });
    }

    /** Writes an account's set as the table has it. */
    void repeat(long accountId) {
        var _ = locked(accountId, () -> repeated(accountId));
    }

    /** The next watches by account, after that of {@code afterAccountId}. */
    List<Watch> page(long afterAccountId, int limit) {
        return database.sql("""
                        select account_id, array_agg(symbol) as symbols from market_watch
                        where account_id > ? group by account_id order by account_id limit ?""")
                .param(afterAccountId)
                .param(limit)
                .query(MarketWatchStore::watch)
                .list();
    }

    private List<String> repeated(long accountId) {
        List<String> now = symbols(accountId);
        sets.write(accountId, now);
        return now;
    }

    /** Changes of one account's list wait for each other, so that its bound holds and its set in Redis is of the newest. */
    private <T> T locked(long accountId, Supplier<T> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var _ = database.sql("select account_id from accounts where account_id = ? for update")
                    .param(accountId)
                    .query(Long.class)
                    .optional();
            return change.get();
        }));
    }

    private static Watch watch(ResultSet row, int number) throws SQLException {
        return new Watch(row.getLong("account_id"), Arrays.asList((String[])
                row.getArray("symbols").getArray()));
    }
}
