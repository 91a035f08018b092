package dev.bourse.backend.access.account;

import com.zaxxer.hikari.HikariDataSource;
import dev.bourse.backend.HttpBackendConfiguration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code accounts}. */
@Component
final class AccountStore {

    private final JdbcClient database;

    AccountStore(@Qualifier(HttpBackendConfiguration.WRITING) HikariDataSource database) {
        this.database = JdbcClient.create(database);
    }

    Optional<Account> find(String username) {
        return database.sql("select account_id, username, password_hash, is_operator from accounts where username = ?")
                .param(username)
                .query(Account.class)
                .optional();
    }

    /** Makes an account; empty when the name is taken. */
    Optional<Account> create(String username, String passwordHash) {
        return database.sql("""
                        insert into accounts (username, password_hash) values (?, ?)
                        on conflict (username) do nothing
                        returning account_id, username, password_hash, is_operator""")
                .param(username)
                .param(passwordHash)
                .query(Account.class)
                .optional();
    }

    /** Gives an account another password, unless it has another already than {@code account} says. */
    boolean changePassword(Account account, String passwordHash) {
        return database.sql("update accounts set password_hash = ? where account_id = ? and password_hash = ?")
                        .param(passwordHash)
                        .param(account.accountId())
                        .param(account.passwordHash())
                        .update()
                == 1;
    }

    /** Leaves the operator's role to the account of that name, if there is one; returns who had it besides. */
    List<String> takeRoleFromAllBut(String username) {
        return List.copyOf(database.sql(
                        "update accounts set is_operator = false where is_operator and username <> ? returning username")
                .param(username)
                .query(String.class)
                .list());
    }

    /** Makes an operator's account, or makes one of an account that is there. */
    void putOperator(String username, String passwordHash) {
        database.sql("""
                        insert into accounts (username, password_hash, is_operator) values (?, ?, true)
                        on conflict (username) do update
                        set password_hash = excluded.password_hash, is_operator = true""").param(username).param(passwordHash).update();
    }
}
