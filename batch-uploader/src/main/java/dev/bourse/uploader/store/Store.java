package dev.bourse.uploader.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Stores batches, each in one transaction, unless the database refuses a row of it.
 *
 * <p>PostgreSQL inserts half as fast where it has to be ready for a conflict, and there hardly ever is one: entries repeat
 * after a crash, and when somebody replays. So rows are first inserted as if they were all new. If one is not, nothing has
 * happened, and this batch and some that follow are merged.
 */
public final class Store {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int MERGES_AFTER_A_CONFLICT = 50;

    private static final String DATA_EXCEPTION = "22";
    private static final String INTEGRITY_VIOLATION = "23";

    private final DataSource dataSource;
    private int merges;

    /** For one thread. Sessions of the data source have {@link Projection#sessionTables()}. */
    public Store(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What storing changed.
     *
     * @param rows rows that were sent and not refused
     * @param changed of these, rows that are new or, for klines, were written again
     */
    public record Stored(int rows, int changed) {

        private Stored plus(Stored other) {
            return new Stored(rows + other.rows, changed + other.changed);
        }
    }

    /**
     * Stores all rows that the database takes, and notes the others on the batch. All are committed when it returns.
     *
     * @throws SQLException when the database failed for another reason than the data: the batch can be tried again as it is
     */
    public Stored store(Batch batch) throws SQLException {
        int rows = batch.rows().rows();
        if (rows == 0) {
            return new Stored(0, 0);
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            return store(connection, batch, 0, rows);
        }
    }

    /** Halves what is refused, until the culprits are alone. */
    private Stored store(Connection connection, Batch batch, int from, int to) throws SQLException {
        boolean merge = merges > 0;
        try {
            int changed = transaction(connection, batch, from, to, merge);
            merges = Math.max(0, merges - 1);
            return new Stored(to - from, changed);
        } catch (SQLException e) {
            connection.rollback();
            if (!merge && UNIQUE_VIOLATION.equals(e.getSQLState())) {
                merges = MERGES_AFTER_A_CONFLICT;
                return store(connection, batch, from, to);
            }
            if (!isAboutData(e)) {
                throw e;
            }
            if (to - from == 1) {
                batch.refuse(
                        from, String.valueOf(e.getMessage()).lines().findFirst().orElse("refused"));
                return new Stored(0, 0);
            }
        }
        int middle = (from + to) >>> 1;
        return store(connection, batch, from, middle).plus(store(connection, batch, middle, to));
    }

    private static int transaction(Connection connection, Batch batch, int from, int to, boolean merge)
            throws SQLException {
        Projection projection = batch.projection();
        batch.rows().copy(connection, projection.copy(), from, to);
        try (Statement insert = connection.createStatement()) {
            int changed = insert.executeUpdate(merge ? projection.merge() : projection.insert());
            connection.commit();
            return changed;
        }
    }

    private static boolean isAboutData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith(DATA_EXCEPTION) || state.startsWith(INTEGRITY_VIOLATION));
    }
}
