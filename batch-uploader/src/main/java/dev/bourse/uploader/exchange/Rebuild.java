package dev.bourse.uploader.exchange;

import dev.bourse.exchange.market.Markets;
import dev.bourse.uploader.exchange.RebuiltTable.Difference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the exchange's tables anew from the archive, and corrects those that people see where they differ.
 *
 * <p>The new ones are tables of the session, with the same names, filled by the same code in transactions of bounded size, while everyone goes
 * on with the old ones and the uploader goes on writing. Only then the progress is locked, what has come meanwhile is added, and both are
 * compared; in the same transaction rows that differ are exchanged. So readers see one or the other and nothing in between, nobody waits
 * longer than the comparison takes, and a rebuild that finds nothing to correct writes nothing.
 */
public final class Rebuild {

    /** So many become one transaction. */
    private static final int BATCH_ENTRIES = 2_000;

    private static final int TELL_EVERY_PERCENT = 5;

    static final String COMPARING = "comparing; the uploader waits meanwhile";

    private static final String READ_ARCHIVE =
            "select last_sequence, data from engine_events where last_sequence > ? order by last_sequence limit "
                    + BATCH_ENTRIES;

    private static final String REFRESH_CANDLES = "call refresh_candles(?, ?)";

    private final Connection connection;
    private final Consumer<String> tell;
    private final EntryReader reader = new EntryReader();
    private final Markets markets = new Markets();
    private Progress progress = Progress.NONE;
    private long toldPercent;
    private long earliestTradeMs = Long.MAX_VALUE;
    private long latestTradeMs = Long.MIN_VALUE;

    /**
     * Prepares.
     *
     * @param connection a session with what {@link ExchangeStore#sessionTables} says; this leaves more tables in it, so it should be closed
     *     afterwards
     * @param tell gets a line now and then
     */
    public Rebuild(Connection connection, Consumer<String> tell) {
        this.connection = connection;
        this.tell = tell;
    }

    /**
     * Rebuilds.
     *
     * @return what was different, by table; empty when nothing was
     * @throws BrokenEventLogException when the archive is not whole; then nothing has changed
     * @throws SQLException when the database failed; then nothing has changed
     */
    public List<Difference> run() throws SQLException {
        connection.setAutoCommit(false);
        try {
            Progress goal = ExchangeStore.progress(connection);
            for (RebuiltTable table : RebuiltTable.values()) {
                execute(table.create());
            }
            connection.commit();
            while (addBatch()) {
                connection.commit();
                tellProgress(goal);
            }
            List<Difference> differences = exchange();
            connection.commit();
            refreshCandles(differences);
            return differences;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private void tellProgress(Progress goal) {
        long percent = 100 * progress.lastSequence() / Math.max(1, goal.lastSequence());
        if (percent >= toldPercent + TELL_EVERY_PERCENT) {
            toldPercent = percent;
            tell.accept("at event " + progress.lastSequence() + " of " + goal.lastSequence());
        }
    }

    /** Adds a part of the archive; false when there is no more. */
    private boolean addBatch() throws SQLException {
        List<LogEntry> entries = readArchive();
        if (entries.isEmpty()) {
            return false;
        }
        for (LogEntry entry : entries) {
            progress = progress.then(entry);
        }
        ExchangeTables tables = new ExchangeTables(connection);
        ExchangeRows rows = tables.load(Touched.by(entries));
        EventProjection projection = new EventProjection(markets, rows);
        entries.forEach(it -> projection.apply(it.events()));
        tables.write(rows);
        rows.trades.forEach(it -> {
            earliestTradeMs = Math.min(earliestTradeMs, it.timeMs());
            latestTradeMs = Math.max(latestTradeMs, it.timeMs());
        });
        return true;
    }

    private List<LogEntry> readArchive() throws SQLException {
        List<LogEntry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(READ_ARCHIVE)) {
            query.setLong(1, progress.lastSequence());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(reader.read(row.getLong(1), row.getBytes(2)));
                }
            }
        }
        return entries;
    }

    /** With the progress locked: adds the last entries, compares, and puts right. */
    private List<Difference> exchange() throws SQLException {
        tell.accept(COMPARING);
        Progress stored = ExchangeStore.lock(connection);
        while (addBatch()) {
            execute(ExchangeSql.CLEAR_STAGED); // there is no commit in between, which would do it
            tell.accept("at event " + progress.lastSequence());
        }
        if (!progress.equals(stored)) {
            throw BrokenEventLogException.archive(progress.lastSequence(), stored.lastSequence());
        }
        List<Difference> differences = new ArrayList<>();
        for (RebuiltTable table : RebuiltTable.values()) {
            execute("analyze " + table.tableName());
            Difference difference = table.difference(connection);
            tell.accept(difference.toString());
            if (!difference.isNone()) {
                table.putRight(connection);
                differences.add(difference);
            }
        }
        return differences;
    }

    /** A database that keeps candles by itself may need to be asked for late ones. */
    private void refreshCandles(List<Difference> differences) throws SQLException {
        boolean tradesChanged = differences.stream().anyMatch(it -> it.table() == RebuiltTable.TRADES);
        if (!tradesChanged || earliestTradeMs > latestTradeMs) {
            return;
        }
        connection.setAutoCommit(true);
        try (PreparedStatement call = connection.prepareStatement(REFRESH_CANDLES)) {
            call.setTimestamp(1, new Timestamp(earliestTradeMs));
            call.setTimestamp(2, new Timestamp(latestTradeMs));
            call.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
