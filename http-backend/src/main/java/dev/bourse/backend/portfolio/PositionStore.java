package dev.bourse.backend.portfolio;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Positions in the database, which follows the engine by a fraction of a second. */
@Component
final class PositionStore {

    private final JdbcClient database;

    PositionStore(JdbcClient database) {
        this.database = database;
    }

    /** A position as it is stored, in the base and the quote asset. */
    record Position(int marketId, BigDecimal quantity, BigDecimal cost, BigDecimal realisedPnl, BigDecimal fees) {}

    /** Those of an account, by market. */
    List<Position> of(long accountId) {
        return database.sql("""
                        select market_id, quantity, cost, realised_pnl, fees from positions
                        where account_id = :account order by market_id""")
                .param("account", accountId)
                .query((row, number) -> new Position(
                        row.getInt(1),
                        row.getBigDecimal(2),
                        row.getBigDecimal(3),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5)))
                .list();
    }
}
