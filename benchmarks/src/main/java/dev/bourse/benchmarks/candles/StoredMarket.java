package dev.bourse.benchmarks.candles;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.db.DatabaseUrl;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;

/**
 * One market in the database: trades spread over so many days that there are a thousand candles even of a day, and the
 * exchange's minutes of the last week, of which one day has no trades.
 */
final class StoredMarket {

    static final String SYMBOL = "BTCUSDT";
    static final Duration SPAN = Duration.ofDays(1100);
    static final long SEED = 20_240_808;

    private static final Duration KLINES = Duration.ofDays(7);
    private static final Duration GAP = Duration.ofDays(1);
    private static final int ROWS_A_COPY = 250_000;
    private static final int BYTES_A_ROW = 70;

    private final int trades;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final Instant start = end.minus(SPAN);
    private final Instant gapStart = end.minus(GAP.multipliedBy(3));

    StoredMarket(int trades) {
        this.trades = trades;
    }

    /** By COPY into {@code trades}; its triggers make the candles. */
    void store(DatabaseUrl url) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
                Statement statement = connection.createStatement()) {
            for (int first = 0; first < trades; first += ROWS_A_COPY) {
                String rows = rows(first, Math.min(trades, first + ROWS_A_COPY));
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy trades from stdin", new StringReader(rows));
            }
            statement.execute(klines());
            statement.execute("vacuum analyze");
        }
    }

    Instant end() {
        return end;
    }

    /** The earliest time that has {@code count} candles behind it, with room for buckets that have no trade. */
    Instant earliestEnd(CandleDuration duration, int count) {
        long bucketMs = Math.max(duration.lengthMs(), 3 * stepMs());
        return start.plusMillis(bucketMs * (count + 50)).plus(GAP);
    }

    private long stepMs() {
        return SPAN.toMillis() / trades;
    }

    private String rows(int first, int last) {
        StringBuilder rows = new StringBuilder(BYTES_A_ROW * (last - first));
        for (int i = first; i < last; i++) {
            rows.append(SYMBOL)
                    .append('\t')
                    .append(i + 1)
                    .append('\t')
                    .append(time(i))
                    .append('\t')
                    .append(BigDecimal.valueOf(5_000_000 + random.nextInt(1_000_000), 2))
                    .append('\t')
                    .append(BigDecimal.valueOf(1 + random.nextInt(1_000_000), 5))
                    .append('\t')
                    .append(random.nextBoolean())
                    .append('\n');
        }
        return rows.toString();
    }

    /** Those that would fall into the gap come at its end. */
    private Instant time(int number) {
        Instant time = start.plusMillis(number * stepMs() + random.nextLong(stepMs()));
        boolean inGap = !time.isBefore(gapStart) && time.isBefore(gapStart.plus(GAP));
        return inGap ? gapStart.plus(GAP) : time;
    }

    private String klines() {
        return """
                insert into kline_history
                select '%s', '1m', minute, 50000.5, 50010.25, 49990.75, 50001.5, 12.34567, 617345.6789, 250, 6.1, 305000.5,
                    minute >= '%s' and minute < '%s'
                from generate_series('%s'::timestamptz, '%s'::timestamptz, interval '1 minute') as minute""".formatted(SYMBOL, gapStart, gapStart.plus(GAP), end.minus(KLINES), end.minus(Duration.ofMinutes(1)));
    }
}
