package dev.bourse.uploader.exchange;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A table that a rebuild makes anew: {@code pg_temp.orders} beside {@code public.orders}. Rows are compared as text, so that decimals have to
 * have the same number of digits too. Of {@code trades} only those of the exchange's own markets are compared.
 */
enum RebuiltTable {
    ASSETS("assets", "asset_id"),
    MARKETS("markets", "market_id"),
    ACCOUNT_EVENTS("account_events", "account_id, first_sequence"),
    ORDERS("orders", "order_id"),
    FILLS("fills", "market_id, trade_id, order_id"),
    BALANCES("balances", "account_id, asset_id"),
    TRANSFERS("transfers", "sequence"),
    POSITIONS("positions", "account_id, market_id"),
    TRADES("trades", "symbol, trade_id, time");

    private final String table;
    private final String key;

    RebuiltTable(String table, String key) {
        this.table = table;
        this.key = key;
    }

    String tableName() {
        return table;
    }

    /**
     * How a table differs from what the archive makes of it.
     *
     * @param rows how many there have to be
     * @param missing how many of them were not there
     * @param different how many were there otherwise
     * @param surplus how many there were besides
     */
    record Difference(RebuiltTable table, long rows, long missing, long different, long surplus) {

        boolean isNone() {
            return missing == 0 && different == 0 && surplus == 0;
        }

        @Override
        public String toString() {
            return table.table + ": " + rows + " rows"
                    + (isNone()
                            ? ", all as they were"
                            : "; " + missing + " were missing, " + different + " different, " + surplus + " too many");
        }
    }

    /** The statement that makes the new one; from then on the session means that by the name. */
    String create() {
        return "create temp table " + table + " (like public." + table + " including defaults including indexes)";
    }

    Difference difference(Connection connection) throws SQLException {
        String query = """
                select count(made.*), count(*) filter (where kept is null),
                    count(*) filter (where made::text <> kept::text), count(*) filter (where made is null)
                from pg_temp.%1$s made
                full join (select * from public.%1$s %2$s) kept on %3$s
                """.formatted(table, scope(), sameKey());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Difference(this, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    /** Makes the old one like the new one: only rows that differ are touched. */
    void putRight(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    delete from public.%1$s where (%4$s) in (
                        select %5$s
                        from (select * from public.%1$s %2$s) kept
                        left join pg_temp.%1$s made on %3$s
                        where made is null or made::text <> kept::text)
                    """.formatted(table, scope(), sameKey(), key, keyOf("kept")));
            statement.executeUpdate("""
                    insert into public.%1$s
                    select made.* from pg_temp.%1$s made
                    where not exists (select from public.%1$s kept where %2$s)
                    """.formatted(table, sameKey()));
        }
    }

    private String scope() {
        return this == TRADES ? "where symbol in (select symbol from pg_temp.markets)" : "";
    }

    private String sameKey() {
        return Arrays.stream(key.split(", "))
                .map(it -> "made." + it + " = kept." + it)
                .collect(Collectors.joining(" and "));
    }

    private String keyOf(String alias) {
        return Arrays.stream(key.split(", ")).map(it -> alias + "." + it).collect(Collectors.joining(", "));
    }
}
