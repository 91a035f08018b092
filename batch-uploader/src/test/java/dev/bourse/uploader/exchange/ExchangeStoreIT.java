package dev.bourse.uploader.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events become rows once, whatever happens in between; on a real database, with the events of a real engine. */
final class ExchangeStoreIT {

    /** On a machine that is slow enough, no transaction would ever get through between two of them. */
    private static final int MOST_KILLS = 100;

    private final TestExchange exchange = new TestExchange();
    private final long seed = Long.getLong("bourse.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private ExchangeDatabase database;

    @BeforeEach
    void createDatabase() throws SQLException {
        System.out.println("ExchangeStoreIT seed " + seed);
        database = new ExchangeDatabase();
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    @Test
    void allThatHappensIsInTheTables() throws SQLException {
        trade(3_000);
        ExchangeStore store = new ExchangeStore(database.sessions());

        applyInBatches(store, 500);

        Progress progress = exchange.progress();
        assertThat(store.progress()).isEqualTo(progress);
        assertThat(database.number("select count(*) from engine_events"))
                .isEqualTo(exchange.log().size());
        assertThat(database.number("select max(last_sequence) from engine_events"))
                .isEqualTo(progress.lastSequence());
        assertThat(inTables()).isEqualTo(inMemory());
        assertThat(database.number("select count(*) from orders where status = 'filled'"))
                .isPositive();
        assertThat(database.number("select count(*) from orders where status = 'expired'"))
                .isPositive();
        assertThat(database.number("select count(*) from orders where triggered"))
                .isPositive();
        assertThat(database.number("select count(*) from orders where quote_quantity is not null"))
                .isPositive();
        assertThat(database.number("select sum(trades) from candles_1d where symbol like '%\\_USDT'"))
                .isEqualTo(database.number("select count(*) / 2 from fills"));
    }

    @Test
    void sizeOfBatchesMakesNoDifference() throws SQLException {
        trade(800);
        applyInBatches(new ExchangeStore(database.sessions()), exchange.log().size());
        Map<String, List<String>> atOnce = database.dump();

        try (ExchangeDatabase other = new ExchangeDatabase()) {
            applyInBatches(new ExchangeStore(other.sessions()), 1);

            assertThat(other.dump()).isEqualTo(atOnce);
        }
    }

    @Test
    void numbersOfAccountsHaveNoGap() throws SQLException {
        trade(2_000);
        applyInBatches(new ExchangeStore(database.sessions()), 300);

        assertThat(database.number("""
                        select count(*) from (
                            select first_sequence, 1 + coalesce(lag(first_sequence + events - 1) over w, 0) as expected
                            from account_events window w as (partition by account_id order by entry_sequence)) as numbers
                        where first_sequence <> expected
                        """)).isZero();
        assertThat(database.number("select count(*) from account_events where account_id = 0"))
                .isZero();
        assertThat(database.number("select count(distinct account_id) from account_events"))
                .isEqualTo(RandomTrading.ACCOUNTS);
    }

    @Test
    void whatWasAppliedIsPassedOver() throws SQLException {
        trade(500);
        ExchangeStore store = new ExchangeStore(database.sessions());
        List<LogEntry> log = exchange.log();
        store.apply(log.subList(0, 200));

        assertThat(store.apply(log.subList(0, 200)).events()).isZero();
        assertThat(store.apply(log.subList(100, 300)).events())
                .isEqualTo(log.get(299).lastSequence() - log.get(199).lastSequence());
        new ExchangeStore(database.sessions()).apply(log);

        assertThat(inTables()).isEqualTo(inMemory());
    }

    /** Transactions are cut off at any point by the database's own hand, and tried again. */
    @Test
    void killedTransactionsLeaveNothingBehind() throws Exception {
        trade(3_000);
        Thread killer = Thread.ofPlatform().name("killer").start(this::killSessions);
        int failures = 0;
        try {
            ExchangeStore store = new ExchangeStore(database.sessions());
            while (store(store).lastSequence() < exchange.progress().lastSequence()) {
                List<LogEntry> rest = rest(store(store));
                try {
                    store.apply(rest.subList(0, Math.min(rest.size(), 1 + random.nextInt(60))));
                } catch (SQLException e) {
                    assertThat(++failures).as(e.getMessage()).isLessThanOrEqualTo(MOST_KILLS);
                }
            }
        } finally {
            killer.interrupt();
            killer.join();
        }
        System.out.println("killed transactions: " + failures);
        assertThat(failures).isPositive();
        assertThat(inTables()).isEqualTo(inMemory());
    }

    /** Two uploaders that know nothing of each other, each reading on from where the database is. */
    @Test
    void twoAtOnceApplyEachEventOnce() throws Exception {
        trade(3_000);
        Callable<Long> uploader = () -> {
            ExchangeStore store = new ExchangeStore(database.sessions());
            Progress progress = store.progress();
            long applied = 0;
            while (progress.lastSequence() < exchange.progress().lastSequence()) {
                List<LogEntry> rest = rest(progress);
                ExchangeStore.Applied result = store.apply(rest.subList(0, Math.min(rest.size(), 40)));
                applied += result.events();
                progress = result.progress();
            }
            return applied;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Long> one = threads.submit(uploader);
            Future<Long> other = threads.submit(uploader);

            assertThat(one.get() + other.get()).isEqualTo(exchange.progress().lastSequence());
            assertThat(one.get()).isPositive();
            assertThat(other.get()).isPositive();
        }
        assertThat(inTables()).isEqualTo(inMemory());
    }

    @Test
    void gapStopsWithoutAnyChange() throws SQLException {
        trade(100);
        ExchangeStore store = new ExchangeStore(database.sessions());
        List<LogEntry> log = exchange.log();
        store.apply(log.subList(0, 50));
        Map<String, List<String>> before = database.dump();

        assertThatThrownBy(() -> store.apply(log.subList(51, 60)))
                .isInstanceOf(BrokenEventLogException.class)
                .hasMessageContaining("events " + (log.get(49).lastSequence() + 1) + " to "
                        + (log.get(51).firstSequence() - 1) + " are neither in the database nor in the event log");
        assertThat(database.dump()).isEqualTo(before);

        store.apply(log.subList(40, log.size()));
        assertThat(inTables()).isEqualTo(inMemory());
    }

    @Test
    void anotherHistoryIsNotAppended() throws SQLException {
        trade(50);
        ExchangeStore store = new ExchangeStore(database.sessions());
        store.apply(exchange.log());
        TestExchange other = new TestExchange();
        other.deposit(1, TestExchange.BTC, "1");
        while (other.progress().lastSequence() < exchange.progress().lastSequence()) {
            other.deposit(2, TestExchange.BTC, "1");
        }
        long end = exchange.progress().lastSequence();
        other.deposit(2, TestExchange.BTC, "1");
        other.deposit(2, TestExchange.BTC, "1");
        List<LogEntry> next =
                other.log().stream().filter(it -> it.lastSequence() > end).toList();

        assertThatThrownBy(() -> store.apply(next))
                .isInstanceOf(BrokenEventLogException.class)
                .hasMessageContaining("does not follow event " + end + " of the database");
        assertThat(inTables()).isEqualTo(inMemory());
    }

    @Test
    void marketsAreReadBackAsTheyWereTold() throws SQLException {
        trade(500);
        new ExchangeStore(database.sessions()).apply(exchange.log());

        ExchangeStore another = new ExchangeStore(database.sessions());
        another.progress();

        assertThat(another.markets().all())
                .containsExactlyElementsOf(exchange.markets().all());
        assertThat(another.markets().assets())
                .containsExactlyElementsOf(exchange.markets().assets());
        assertThat(another.markets().all()).extracting(Market::symbol).containsExactly("BTC_USDT", "ETH_USDT");
    }

    private void trade(int commands) {
        RandomTrading trading = new RandomTrading(seed, exchange.timeMs());
        for (int i = 0; i < commands; i++) {
            exchange.send(trading.next());
        }
    }

    private void applyInBatches(ExchangeStore store, int size) throws SQLException {
        List<LogEntry> log = exchange.log();
        for (int from = 0; from < log.size(); from += size) {
            store.apply(log.subList(from, Math.min(log.size(), from + size)));
        }
    }

    private List<LogEntry> rest(Progress progress) {
        return exchange.log().stream()
                .filter(it -> it.lastSequence() > progress.lastSequence())
                .toList();
    }

    private static Progress store(ExchangeStore store) throws SQLException {
        while (true) {
            try {
                return store.progress();
            } catch (SQLException e) { // killed as well
                Thread.onSpinWait();
            }
        }
    }

    private void killSessions() {
        for (int kills = 0; kills < MOST_KILLS; kills++) {
            try {
                Thread.sleep(random.nextInt(60));
                database.execute("select pg_terminate_backend(pid) from pg_stat_activity where state <> 'idle'"
                        + " and pid <> pg_backend_pid() and datname = current_database()");
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Some columns of each table as lines. */
    private List<String> inTables() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.sessions().getConnection();
                Statement statement = connection.createStatement()) {
            for (String query : List.of(
                    "select 'order', order_id, account_id, price, quantity, remaining_qty, executed_qty, executed_quote, fees,"
                            + " status, cancel_reason, triggered from orders",
                    "select 'fill', market_id, trade_id, order_id, account_id, side, price, quantity, quote_quantity, fee,"
                            + " is_maker, sequence from fills",
                    "select 'balance', account_id, asset_id, available, locked from balances",
                    "select 'position', account_id, market_id, quantity, cost, realised_pnl, fees from positions",
                    "select 'transfer', sequence, account_id, asset_id, amount, transfer_id from transfers",
                    "select 'trade', symbol, trade_id, price, quantity, buyer_is_maker from trades")) {
                try (ResultSet row = statement.executeQuery(query)) {
                    while (row.next()) {
                        List<String> values = new ArrayList<>();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            values.add(String.valueOf((Object) row.getString(i)));
                        }
                        lines.add(String.join(" ", values));
                    }
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    /** The same lines from one projection of all events at once, without a database. */
    private List<String> inMemory() {
        ExchangeRows rows = new ExchangeRows();
        EventProjection projection = new EventProjection(new Markets(), rows);
        exchange.log().forEach(it -> projection.apply(it.events()));
        List<String> lines = new ArrayList<>();
        rows.orders
                .values()
                .forEach(it -> lines.add(line(
                        "order",
                        it.orderId,
                        it.accountId,
                        it.price,
                        it.quantity,
                        it.remaining,
                        it.executed,
                        it.executedQuote,
                        it.fees,
                        it.status,
                        it.cancelReason,
                        it.triggered ? "t" : "f")));
        rows.fills.forEach(it -> lines.add(line(
                "fill",
                it.marketId(),
                it.tradeId(),
                it.orderId(),
                it.accountId(),
                it.side(),
                it.price(),
                it.quantity(),
                it.quoteQuantity(),
                it.fee(),
                it.isMaker() ? "t" : "f",
                it.sequence())));
        rows.balances.forEach(
                (key, it) -> lines.add(line("balance", key.accountId(), key.assetId(), it.available(), it.locked())));
        rows.positions
                .values()
                .forEach(it -> lines.add(
                        line("position", it.accountId, it.marketId, it.quantity, it.cost, it.realised, it.fees)));
        rows.transfers.forEach(it ->
                lines.add(line("transfer", it.sequence(), it.accountId(), it.assetId(), it.amount(), it.transferId())));
        rows.trades.forEach(it -> lines.add(
                line("trade", it.symbol(), it.tradeId(), it.price(), it.quantity(), it.buyerIsMaker() ? "t" : "f")));
        return lines.stream().sorted().toList();
    }

    private static String line(@Nullable Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value));
        }
        return String.join(" ", texts);
    }
}
