package dev.bourse.uploader.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has candles brought up to date for trades that come minutes or years late: backfills and replays of recorded data. A database
 * that keeps its candles by itself may need to be asked for that; one that does not makes nothing of it.
 */
public final class LateCandles {

    private static final Logger LOG = LoggerFactory.getLogger(LateCandles.class);

    /** Safely below the ten minutes after which {@code refresh_candles} wants to be called. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final DataSource dataSource;
    private final InstantSource clock;
    private long fromMs = Long.MAX_VALUE;
    private long toMs = Long.MIN_VALUE;

    public LateCandles(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Remembers a batch that has been stored. */
    public void note(Batch batch) {
        note(batch.earliestMs(), batch.latestMs());
    }

    /** Remembers that trades have been stored whose times lie between those, Unix milliseconds. */
    public synchronized void note(long earliestMs, long latestMs) {
        if (earliestMs < clock.millis() - LATE.toMillis()) {
            fromMs = Math.min(fromMs, earliestMs);
            toMs = Math.max(toMs, latestMs);
        }
    }

    /** Does what has been remembered. If that fails it stays for the next time: another refresh may be at work. */
    public void refresh() {
        long from;
        long to;
        synchronized (this) {
            from = fromMs;
            to = toMs;
            fromMs = Long.MAX_VALUE;
            toMs = Long.MIN_VALUE;
        }
        if (from > to) {
            return;
        }
        try {
            refresh(new Timestamp(from), new Timestamp(to));
        } catch (SQLException e) {
            LOG.debug("candles not refreshed yet", e);
            synchronized (this) {
                fromMs = Math.min(fromMs, from);
                toMs = Math.max(toMs, to);
            }
        }
    }

    private void refresh(Timestamp from, Timestamp to) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call = connection.prepareStatement("call refresh_candles(?, ?)")) {
            // Years of candles take as long as they take.
            connection.setNetworkTimeout(Runnable::run, 0);
            call.setTimestamp(1, from);
            call.setTimestamp(2, to);
            call.execute();
        }
    }
}
