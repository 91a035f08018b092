package dev.bourse.uploader.exchange;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.event.Answer;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.Answer.Item.OpenOrder;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceKey;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the database says of balances and open orders against what the engine says, for the same moment: the database is read once, as
 * of one event; the engine answers as of a later one; and the events in between, which the log has, are applied to what was read. So
 * nobody has to stand still, and the uploader may run or not.
 */
public final class Reconciliation {

    /** The most that the engine gives at once. */
    private static final int PAGE = 1_000;

    private static final int ALL_MARKETS = -1;
    private static final Duration READ_WAIT = Duration.ofMillis(200);

    private final EventLog log;
    private final EventTail tail;
    private final ExchangeClient engine;
    private final Duration patience;
    private final ExchangeRows rows = new ExchangeRows();
    private final List<Difference> differences = new ArrayList<>();
    private Markets markets = new Markets();
    private Progress progress = Progress.NONE;
    private long balances;
    private long openOrders;

    /**
     * Prepares.
     *
     * @param patience how long the log may lag behind the engine's answers
     */
    public Reconciliation(EventLog log, ExchangeClient engine, Duration patience) {
        this.log = log;
        this.tail = new EventTail(log, PAGE);
        this.engine = engine;
        this.patience = patience;
    }

    /**
     * Something that the two say differently.
     *
     * @param what such as {@code balance USDT} or {@code order 17 price}
     */
    public record Difference(long accountId, String what, String database, String engine) {}

    /**
     * What was compared, and what came of it.
     *
     * @param sequence the newest event that both know
     */
    public record Outcome(int accounts, long balances, long openOrders, long sequence, List<Difference> differences) {}

    /**
     * Compares.
     *
     * @throws dev.bourse.exchange.client.ExchangeUnavailableException when the engine does not answer
     * @throws BrokenEventLogException when the log does not go on where the database is
     * @throws IllegalStateException when the log does not get as far as the engine in time
     */
    public Outcome run(Connection connection) throws SQLException {
        SortedSet<Long> accounts = read(connection);
        tail.check(progress);
        for (long account : accounts) {
            compareBalances(account);
            compareOrders(account);
        }
        return new Outcome(accounts.size(), balances, openOrders, progress.lastSequence(), List.copyOf(differences));
    }

    /** As of one moment: balances, open orders and how far they are. */
    private SortedSet<Long> read(Connection connection) throws SQLException {
        SortedSet<Long> accounts = new TreeSet<>(List.of(0L));
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        progress = ExchangeStore.progress(connection);
        markets = StoredMarkets.load(connection);
        new ExchangeTables(connection).loadOpenOrders(rows);
        try (PreparedStatement query = connection.prepareStatement(ExchangeSql.LOAD_BALANCES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                accounts.add(row.getLong(1));
                rows.balances.put(
                        new BalanceKey(row.getLong(1), row.getInt(2)),
                        new BalanceRow(row.getBigDecimal(3), row.getBigDecimal(4), 0));
            }
        }
        try (PreparedStatement query = connection.prepareStatement(ExchangeSql.ACCOUNTS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                accounts.add(row.getLong(1));
            }
        }
        rows.orders.values().forEach(it -> accounts.add(it.accountId));
        connection.rollback();
        return accounts;
    }

    private void compareBalances(long account) {
        Answer answer = engine.ask(new Query.Balances(account, progress.lastSequence()));
        advanceTo(answer.sequence());
        Map<Integer, BalanceChanged> theirs = new HashMap<>();
        for (Item item : answer.items()) {
            if (item instanceof Item.State(BalanceChanged balance)) {
                theirs.put(balance.asset(), balance);
            }
        }
        for (Asset asset : markets.assets()) {
            BalanceRow ours = rows.balances.get(new BalanceKey(account, asset.id()));
            BalanceChanged told = theirs.get(asset.id());
            if (ours != null || told != null) {
                balances++;
                compare(
                        account,
                        "available " + asset.name(),
                        ours == null ? BigDecimal.ZERO : ours.available(),
                        asset.amount(told == null ? 0 : told.available()));
                compare(
                        account,
                        "locked " + asset.name(),
                        ours == null ? BigDecimal.ZERO : ours.locked(),
                        asset.amount(told == null ? 0 : told.locked()));
            }
        }
    }

    /** Page by page: each for its own moment, and for the orders from the end of the one before it on. */
    private void compareOrders(long account) {
        long after = 0;
        while (true) {
            Answer answer =
                    engine.ask(new Query.OpenOrders(account, ALL_MARKETS, after, PAGE, progress.lastSequence()));
            advanceTo(answer.sequence());
            TreeMap<Long, OpenOrder> theirs = new TreeMap<>();
            for (Item item : answer.items()) {
                if (item instanceof OpenOrder order) {
                    theirs.put(order.orderId(), order);
                }
            }
            boolean isLast = theirs.size() < PAGE;
            long last = isLast ? Long.MAX_VALUE : theirs.lastKey();
            compare(account, ours(account, after, last), theirs);
            if (isLast) {
                return;
            }
            after = last;
        }
    }

    private Map<Long, OrderRow> ours(long account, long after, long last) {
        Map<Long, OrderRow> ours = new HashMap<>();
        for (OrderRow it : rows.orders.values()) {
            if (it.accountId == account && it.isOpen() && it.orderId > after && it.orderId <= last) {
                ours.put(it.orderId, it);
            }
        }
        return ours;
    }

    private void compare(long account, Map<Long, OrderRow> ours, Map<Long, OpenOrder> theirs) {
        theirs.forEach((id, told) -> {
            OrderRow row = ours.remove(id);
            openOrders++;
            if (row == null) {
                differences.add(new Difference(account, "order " + id, "not open", "open"));
            } else {
                compare(account, row, told);
            }
        });
        ours.keySet().stream().sorted().forEach(id -> {
            openOrders++;
            differences.add(new Difference(account, "order " + id, "open", "not open"));
        });
    }

    private void compare(long account, OrderRow ours, OpenOrder told) {
        Market market = markets.market(told.marketId());
        String order = "order " + told.orderId();
        if (ours.marketId != told.marketId()) {
            differences.add(new Difference(
                    account, order + " market", Integer.toString(ours.marketId), Integer.toString(told.marketId())));
            return;
        }
        if (ours.price != null) {
            compare(account, order + " price", ours.price, market.price(told.price()));
        }
        compare(account, order + " executed", ours.executed, market.quantity(told.tradedLots()));
        if (ours.quantity != null) {
            compare(account, order + " quantity", ours.quantity, market.quantity(told.lots()));
            compare(account, order + " remaining", ours.remaining, market.quantity(told.openLots()));
        }
    }

    private void compare(long account, String what, @Nullable BigDecimal ours, BigDecimal theirs) {
        if (ours == null || ours.compareTo(theirs) != 0) {
            String said = ours == null ? "none" : ours.toPlainString();
            differences.add(new Difference(account, what, said, theirs.toPlainString()));
        }
    }

    /** Applies what has happened since, up to that event: the end of a command. */
    private void advanceTo(long sequence) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (progress.lastSequence() < sequence) {
            List<LogEntry> entries = tail.read(progress, READ_WAIT);
            EventProjection projection = new EventProjection(markets, rows);
            for (LogEntry entry : entries) {
                if (entry.lastSequence() <= sequence) {
                    progress = progress.then(entry);
                    projection.apply(entry.events());
                }
            }
            forgetWhatIsNotCompared();
            if (entries.isEmpty() && System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the engine is at event " + sequence + " but the event log ends at " + log.lastSequence());
            }
        }
        if (progress.lastSequence() > sequence) {
            throw new IllegalStateException("the engine is at event " + sequence + ", before event "
                    + progress.lastSequence() + " of the database");
        }
    }

    private void forgetWhatIsNotCompared() {
        rows.fills.clear();
        rows.trades.clear();
        rows.transfers.clear();
        rows.accountNumbers.clear();
        rows.positions.clear();
        rows.orders.values().removeIf(it -> !it.isOpen());
    }
}
