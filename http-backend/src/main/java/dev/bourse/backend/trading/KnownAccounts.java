package dev.bourse.backend.trading;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts there are. The engine takes any number for one, so whoever names an account to it asks here first. */
@Component
final class KnownAccounts {

    /** Gets the fees, and has no row. */
    private static final long HOUSE = 0;

    private final JdbcClient database;

    KnownAccounts(JdbcClient database) {
        this.database = database;
    }

    /**
     * Lets a number pass that somebody has, or the house.
     *
     * @throws RefusedException when it is nobody's
     */
    void require(long accountId) {
        if (accountId != HOUSE && !exists(accountId)) {
            throw new RefusedException(
                    ErrorCode.UNKNOWN_ACCOUNT,
                    "There is no account " + accountId + " here.",
                    Map.of("accountId", Long.toString(accountId)));
        }
    }

    private boolean exists(long accountId) {
        return database.sql("select exists (select from accounts where account_id = ?)")
                .param(accountId)
                .query(Boolean.class)
                .single();
    }
}
