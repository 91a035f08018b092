package dev.bourse.uploader.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The archive makes the same tables again, and tables that were damaged whole. */
@Tag("long")
final class RebuildIT {

    private final TestExchange exchange = new TestExchange();
    private final List<String> told = new ArrayList<>();
    private ExchangeDatabase database;
    private ExchangeStore store;

    @BeforeEach
    void trade() throws SQLException {
        long seed = Long.getLong("bourse.seed", System.nanoTime());
        System.out.println("RebuildIT seed " + seed);
        database = new ExchangeDatabase();
        store = new ExchangeStore(database.sessions());
        RandomTrading trading = new RandomTrading(seed, exchange.timeMs());
        for (int i = 0; i < 6_000; i++) {
            exchange.send(trading.next());
        }
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    @Test
    void rebuiltTablesAreTheSame() throws SQLException {
        store.apply(exchange.log());
        Map<String, List<String>> before = database.dump();

        assertThat(rebuild()).isEmpty();

        assertThat(database.dump()).isEqualTo(before);
        assertThat(told).anyMatch(it -> it.matches("orders: \\d+ rows, all as they were"));
    }

    @Test
    void damagedTablesBecomeWholeAndAllElseStays() throws SQLException {
        store.apply(exchange.log());
        database.execute("insert into trades values ('BTCUSDT', 1, '2025-01-01', 1, 1, true)");
        Map<String, List<String>> before = database.dump();
        long candles = database.number("select sum(trades) from candles_1h where symbol like '%\\_USDT'");
        database.execute("""
                update balances set available = available + 1 where account_id = 3;
                update orders set executed_qty = executed_qty::numeric(40, 7) where order_id = 5;
                delete from fills where trade_id % 3 = 0;
                insert into positions values (77, 0, 1, 1, 1, 1, now());
                delete from trades where symbol = 'ETH_USDT';
                truncate account_events, transfers;
                update markets set status = 'halted', tick_size = 1;
                """);

        List<RebuiltTable.Difference> differences = rebuild();

        assertThat(database.dump()).isEqualTo(before);
        assertThat(database.number("select sum(trades) from candles_1h where symbol like '%\\_USDT'"))
                .isEqualTo(candles);
        assertThat(differences)
                .extracting(RebuiltTable.Difference::table)
                .containsExactly(
                        RebuiltTable.MARKETS,
                        RebuiltTable.ACCOUNT_EVENTS,
                        RebuiltTable.ORDERS,
                        RebuiltTable.FILLS,
                        RebuiltTable.BALANCES,
                        RebuiltTable.TRANSFERS,
                        RebuiltTable.POSITIONS,
                        RebuiltTable.TRADES);
        assertThat(told)
                .contains("orders: " + database.number("select count(*) from orders")
                        + " rows; 0 were missing, 1 different, 0 too many");
        assertThat(told).anyMatch(it -> it.startsWith("positions: ") && it.endsWith("0 different, 1 too many"));
    }

    @Test
    void uploaderGoesOnMeanwhile() throws Exception {
        List<LogEntry> log = exchange.log();
        store.apply(log.subList(0, 1_000));
        database.execute("update transfers set amount = amount + 1");
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> upload = threads.submit(() -> {
                begun.countDown();
                for (int from = 1_000; from < log.size(); from += 10) {
                    store.apply(log.subList(from, Math.min(log.size(), from + 10)));
                }
                return null;
            });
            begun.await();

            assertThat(rebuild()).extracting(RebuiltTable.Difference::table).containsExactly(RebuiltTable.TRANSFERS);

            upload.get();
        }
        Map<String, List<String>> after = database.dump();
        assertThat(rebuild()).isEmpty();
        assertThat(database.dump()).isEqualTo(after);
    }

    @Test
    void whatComesJustBeforeTheComparisonIsNotForgotten() throws SQLException {
        List<LogEntry> log = exchange.log();
        store.apply(log.subList(0, 100));

        try (Connection connection = database.session()) {
            Rebuild rebuild = new Rebuild(connection, line -> {
                if (line.equals(Rebuild.COMPARING)) {
                    apply(log.subList(100, log.size()));
                }
            });

            assertThat(rebuild.run()).isEmpty();
        }
    }

    private void apply(List<LogEntry> entries) {
        try {
            store.apply(entries);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void archiveWithAGapChangesNothing() throws SQLException {
        archiveThatBreaks("delete from engine_events where last_sequence = "
                + "(select min(last_sequence) from engine_events where last_sequence > 500)");
    }

    @Test
    void archiveWithoutItsEndChangesNothing() throws SQLException {
        archiveThatBreaks("delete from engine_events where last_sequence > 500");
    }

    @Test
    void archiveWithAnotherByteChangesNothing() throws SQLException {
        archiveThatBreaks(
                "update engine_events set data = set_byte(data, 40, 255 - get_byte(data, 40)) where last_sequence = "
                        + "(select min(last_sequence) from engine_events where last_sequence > 500)");
    }

    private void archiveThatBreaks(String damage) throws SQLException {
        store.apply(exchange.log());
        database.execute("update balances set available = available + 1");
        database.execute(damage);
        Map<String, List<String>> before = database.dump();

        assertThatThrownBy(this::rebuild).isInstanceOf(BrokenEventLogException.class);

        assertThat(database.dump()).isEqualTo(before);
    }

    private List<RebuiltTable.Difference> rebuild() throws SQLException {
        told.clear();
        try (Connection connection = database.session()) {
            return new Rebuild(connection, told::add).run();
        }
    }
}
