package dev.bourse.backend.operate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bourse.backend.operate.LedgerView.AssetSums;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up what the database says that accounts have. Everybody's look at it within a while is the same one; a look that fails is not kept.
 * Whether the engine says the same is another question, which {@code ./bourse reconcile} answers.
 */
@Component
final class Ledger {

    static final Duration SHARED_FOR = Duration.ofSeconds(5);

    private static final String EVERYTHING = "";

    /** One statement sees one state of the database, so how far that is and what it has belong together. */
    private static final String SUMS = """
            with held as (
                select asset_id,
                    count(*) filter (where account_id <> 0 and available + locked <> 0) as accounts,
                    sum(available) as available,
                    sum(locked) as locked,
                    sum(available + locked) filter (where account_id = 0) as house,
                    count(*) filter (where available < 0 or locked < 0) as negative
                from balances group by asset_id
            ), moved as (
                select asset_id,
                    sum(amount) filter (where amount > 0) as deposits,
                    -sum(amount) filter (where amount < 0) as withdrawals
                from transfers group by asset_id
            )
            select last_sequence, name, scale, coalesce(accounts, 0) as accounts, coalesce(available, 0) as available,
                coalesce(locked, 0) as locked, coalesce(house, 0) as house, coalesce(negative, 0) as negative,
                coalesce(deposits, 0) as deposits, coalesce(withdrawals, 0) as withdrawals
            from exchange_progress
            left join (assets left join held using (asset_id) left join moved using (asset_id)) on true
            order by name""";

    private final JdbcClient database;
    private final InstantSource clock;
    private final LoadingCache<String, LedgerView> recent;

    Ledger(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.recent = Caffeine.newBuilder().expireAfterWrite(SHARED_FOR).build(_ -> read());
    }

    /** At most {@link #SHARED_FOR} old. */
    LedgerView sums() {
        return recent.get(EVERYTHING);
    }

    private record Row(long sequence, List<AssetSums> asset, boolean isRight) {}

    private LedgerView read() {
        long now = clock.millis();
        List<Row> rows = database.sql(SUMS).query(Ledger::row).list();
        return new LedgerView(
                rows.stream().allMatch(Row::isRight),
                rows.getFirst().sequence(),
                now,
                rows.stream().flatMap(it -> it.asset().stream()).toList());
    }

    /** An asset's; without any, when the exchange has none. */
    private static Row row(ResultSet row, int number) throws SQLException {
        long sequence = row.getLong("last_sequence");
        String name = row.getString("name");
        if (name == null) {
            return new Row(sequence, List.of(), true);
        }
        BigDecimal available = amount(row, "available");
        BigDecimal locked = amount(row, "locked");
        BigDecimal deposits = amount(row, "deposits");
        BigDecimal withdrawals = amount(row, "withdrawals");
        BigDecimal total = available.add(locked);
        BigDecimal difference = total.subtract(deposits).add(withdrawals);
        long negative = row.getLong("negative");
        AssetSums sums = new AssetSums(
                name,
                row.getLong("accounts"),
                available.toPlainString(),
                locked.toPlainString(),
                total.toPlainString(),
                deposits.toPlainString(),
                withdrawals.toPlainString(),
                difference.toPlainString(),
                amount(row, "house").toPlainString(),
                negative);
        return new Row(sequence, List.of(sums), difference.signum() == 0 && negative == 0);
    }

    /** With all the asset's decimals; more are kept, since they should not be there. */
    private static BigDecimal amount(ResultSet row, String column) throws SQLException {
        BigDecimal amount = Objects.requireNonNull(row.getBigDecimal(column));
        int scale = row.getInt("scale");
        return amount.scale() < scale ? amount.setScale(scale) : amount;
    }
}
