package dev.bourse.backend.access.key;

import com.zaxxer.hikari.HikariDataSource;
import dev.bourse.backend.HttpBackendConfiguration;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.KeyRates;
import dev.bourse.backend.access.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code api_keys}. */
@Component
final class KeyStore {

    private static final String ROWS = """
            select k.key_id, k.api_key, k.label, k.permissions, k.ip_allow_list, k.orders_per_second,
                k.market_data_per_second, k.created_at, k.last_used_at, a.account_id, a.username, a.is_operator
            from api_keys k join accounts a using (account_id)
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    KeyStore(@Qualifier(HttpBackendConfiguration.WRITING) HikariDataSource database) {
        this.database = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** What reading a key's row makes of it and its encrypted secret. */
    interface Reader<T> {
        T read(StoredKey key, byte[] secret);
    }

    <T> Optional<T> find(String apiKey, Reader<T> reader) {
        return database.sql(ROWS.replace("select ", "select k.secret, ") + "where k.api_key = ?")
                .param(apiKey)
                .query((row, number) -> reader.read(key(row), row.getBytes("secret")))
                .optional();
    }

    /** The keys of an account, in the order that they were made in. */
    List<StoredKey> ofAccount(long accountId) {
        return database.sql(ROWS + "where k.account_id = ? order by k.key_id")
                .param(accountId)
                .query((row, number) -> key(row))
                .list();
    }

    long nextId() {
        return database.sql("select nextval('api_key_ids')").query(Long.class).single();
    }

    /** Adds a key; false when the account has that many already. */
    boolean add(StoredKey key, byte[] secret, int most) {
        long account = key.owner().accountId();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // The lock makes additions to one account wait for each other, so that the count holds.
            database.sql("select account_id from accounts where account_id = ? for update")
                    .param(account)
                    .query(Long.class)
                    .single();
            long there = database.sql("select count(*) from api_keys where account_id = ?")
                    .param(account)
                    .query(Long.class)
                    .single();
            if (there >= most) {
                return false;
            }
            database.sql("""
                            insert into api_keys
                                (key_id, account_id, api_key, secret, label, permissions, ip_allow_list, created_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(key.key().keyId())
                    .param(account)
                    .param(key.key().apiKey())
                    .param(secret)
                    .param(key.label())
                    .param(key.permissions().stream().map(Permission::label).toArray(String[]::new))
                    .param(key.ipAllowList().toArray(String[]::new))
                    .param(time(key.createdAt()))
                    .update();
            return true;
        }));
    }

    /** Deletes a key of this account; gives its public half, or nothing when the account has no such key. */
    Optional<String> delete(long accountId, long keyId) {
        return database.sql("delete from api_keys where account_id = ? and key_id = ? returning api_key")
                .param(accountId)
                .param(keyId)
                .query(String.class)
                .optional();
    }

    /** Gives a key of any account rates of its own; empty when there is no such key. */
    Optional<StoredKey> setRates(long keyId, OptionalInt orders, OptionalInt marketData) {
        int changed = database.sql(
                        "update api_keys set orders_per_second = ?, market_data_per_second = ? where key_id = ?")
                .param(orNull(orders))
                .param(orNull(marketData))
                .param(keyId)
                .update();
        return changed == 0
                ? Optional.empty()
                : database.sql(ROWS + "where k.key_id = ?")
                        .param(keyId)
                        .query((row, number) -> key(row))
                        .optional();
    }

    /** Notes when keys were last used. */
    void used(Map<Long, Instant> lastUse) {
        lastUse.forEach((id, time) -> database.sql(
                        "update api_keys set last_used_at = greatest(last_used_at, ?) where key_id = ?")
                .param(time(time))
                .param(id)
                .update());
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        OffsetDateTime lastUsedAt = row.getObject("last_used_at", OffsetDateTime.class);
        return new StoredKey(
                new KeyRates(
                        row.getLong("key_id"),
                        row.getString("api_key"),
                        row.getObject("orders_per_second", Integer.class),
                        row.getObject("market_data_per_second", Integer.class)),
                new Caller(row.getLong("account_id"), row.getString("username"), row.getBoolean("is_operator")),
                row.getString("label"),
                permissions(texts(row, "permissions")),
                texts(row, "ip_allow_list"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lastUsedAt == null ? null : lastUsedAt.toInstant());
    }

    private static Set<Permission> permissions(List<String> labels) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        labels.forEach(label -> Permission.of(label).ifPresent(permissions::add));
        return permissions;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static OffsetDateTime time(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
