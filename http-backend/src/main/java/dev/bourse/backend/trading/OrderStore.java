package dev.bourse.backend.trading;

import dev.bourse.backend.trading.OrderView.FillView;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders in the database, which follows the engine by a fraction of a second. */
@Component
final class OrderStore {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private static final int FILE_PAGE = 5_000;

    private static final String ORDERS = """
            select o.*, m.symbol from orders o join markets m using (market_id) where o.account_id = :account and\s""";

    private final JdbcClient database;

    OrderStore(JdbcClient database) {
        this.database = database;
    }

    /** An order, and whether it is closed: then nothing about it will change. */
    record Stored(OrderView order, boolean isClosed) {}

    /**
     * The use of a client's name.
     *
     * @param orderId null when no order or transfer has it
     * @param completeToMs all uses before that log time are known, Unix milliseconds
     */
    record NameUse(@Nullable Long orderId, long completeToMs) {}

    /** An order with its fills. */
    Optional<Stored> find(long accountId, long orderId) {
        return one(database.sql(ORDERS + "o.order_id = :id")
                .param("account", accountId)
                .param("id", orderId));
    }

    /** An order with its fills, by its client's name. */
    Optional<Stored> find(long accountId, String clientOrderId) {
        return one(database.sql(ORDERS + "o.client_order_id = :id and o.client_order_id <> ''")
                .param("account", accountId)
                .param("id", clientOrderId));
    }

    /** Orders of all states, newest first. */
    List<OrderView> history(long accountId, @Nullable Integer marketId, long beforeOrderId, int limit) {
        return database.sql(ORDERS + """
                        o.order_id < :before and (:market::int is null or o.market_id = :market)
                        order by o.order_id desc limit :limit""")
                .param("account", accountId)
                .param("before", beforeOrderId)
                .param("market", marketId)
                .param("limit", limit)
                .query((row, number) -> view(row, null).order())
                .list();
    }

    /** All orders, oldest first, a page at a time: however many there are, few are in memory. */
    void eachOrder(long accountId, @Nullable Integer marketId, Consumer<OrderView> consumer) {
        long after = 0;
        List<OrderView> page;
        do {
            page = database.sql(ORDERS + """
                            o.order_id > :after and (:market::int is null or o.market_id = :market)
                            order by o.order_id limit :limit""")
                    .param("account", accountId)
                    .param("after", after)
                    .param("market", marketId)
                    .param("limit", FILE_PAGE)
                    .query((row, number) -> view(row, null).order())
                    .list();
            page.forEach(consumer);
            after = page.isEmpty() ? after : Long.parseLong(page.getLast().orderId());
        } while (page.size() == FILE_PAGE);
    }

    /** Whether an account has used a name for an order. */
    NameUse orderName(long accountId, String name) {
        return name(
                "select order_id from orders where account_id = :account and client_order_id = :name and client_order_id <> ''",
                accountId,
                name);
    }

    /** Whether an account has used a name for a transfer; the order id is then 0. */
    NameUse transferName(long accountId, String name) {
        return name(
                "select 0::bigint from transfers where account_id = :account and transfer_id = :name and transfer_id <> '' limit 1",
                accountId,
                name);
    }

    /**
     * Waits until everything up to that event is in the database.
     *
     * @throws RefusedException when that takes too long
     */
    void await(long sequence) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lastSequence() < sequence) {
            if (System.nanoTime() > deadline) {
                throw new RefusedException(
                        ErrorCode.HISTORY_BEHIND, ErrorCode.HISTORY_BEHIND.example(), Map.of("sequence", sequence));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** The newest event that is in the database. */
    long lastSequence() {
        return database.sql("select last_sequence from exchange_progress")
                .query(Long.class)
                .single();
    }

    /** In one statement, so that both are of the same moment. */
    private NameUse name(String use, long accountId, String name) {
        return database.sql(
                        "select (" + use + ") as used,"
                                + " (select (extract(epoch from last_time) * 1000)::bigint from exchange_progress) as complete_to")
                .param("account", accountId)
                .param("name", name)
                .query((row, number) -> new NameUse(row.getObject("used", Long.class), row.getLong("complete_to")))
                .single();
    }

    private Optional<Stored> one(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> view(row, fills(row.getInt("market_id"), row.getLong("order_id"))))
                .optional();
    }

    private List<FillView> fills(int marketId, long orderId) {
        return database.sql("""
                        select f.trade_id, f.price, f.quantity, f.fee, a.name from fills f join assets a on a.asset_id = f.fee_asset
                        where f.market_id = :market and f.order_id = :order order by f.trade_id""")
                .param("market", marketId)
                .param("order", orderId)
                .query((row, number) -> new FillView(
                        row.getString("trade_id"),
                        plain(row, "price"),
                        plain(row, "quantity"),
                        plain(row, "fee"),
                        row.getString("name")))
                .list();
    }

    private static Stored view(ResultSet row, @Nullable List<FillView> fills) throws SQLException {
        String remaining = plainOrNull(row, "remaining_qty");
        OrderView order = new OrderView(
                row.getString("order_id"),
                row.getString("client_order_id"),
                row.getString("symbol"),
                row.getString("side"),
                row.getString("type"),
                plainOrNull(row, "price"),
                plainOrNull(row, "stop_price"),
                plainOrNull(row, "quantity"),
                plainOrNull(row, "quote_quantity"),
                plainOrNull(row, "display_quantity"),
                row.getString("time_in_force"),
                millis(row, "expires_at"),
                row.getBoolean("post_only"),
                plain(row, "executed_qty"),
                plain(row, "executed_quote"),
                remaining == null ? "0" : remaining,
                row.getString("status"),
                row.getString("status").equals("filled") ? null : row.getString("cancel_reason"),
                fills,
                Optional.ofNullable(millis(row, "created_at")).orElse(0L));
        return new Stored(order, row.getObject("closed_at") != null);
    }

    private static String plain(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toPlainString();
    }

    private static @Nullable String plainOrNull(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable Long millis(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant().toEpochMilli();
    }
}
