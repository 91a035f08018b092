package dev.bourse.backend.candles;

import dev.bourse.common.market.CandleDuration;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads candles from the database. */
@Component
final class CandleStore {

    private static final String CANDLES = """
            select extract(epoch from bucket)::bigint, open, high, low, close, volume, quote_volume, trades
            from candles(?, ?, ?::timestamptz, ?::timestamptz, ?, ?)""";

    private static final String NEWEST = """
            select extract(epoch from bucket)::bigint as time, open, high, low, close, volume, quote_volume, trades,
                last_trade_id, (extract(epoch from covered_until) * 1000)::bigint as covered_until
            from candles(?, ?, null, null, 1, true)""";

    private final JdbcClient database;

    CandleStore(JdbcClient database) {
        this.database = database;
    }

    CandlePage page(String symbol, CandleQuery query) {
        if (query.start() == null) {
            return new CandlePage(last(symbol, query.duration(), null, query.end(), query.limit()), null);
        }
        List<Candle> oneMore = read(symbol, query.duration(), query.start(), query.end(), query.limit() + 1, false);
        return CandlePage.of(oneMore, query.limit());
    }

    /** The first candles of a range, at most {@code limit}, ascending. */
    List<Candle> first(
            String symbol, CandleDuration duration, @Nullable Instant start, @Nullable Instant end, int limit) {
        return read(symbol, duration, start, end, limit, false);
    }

    /** The last candles of a range, at most {@code limit}, ascending. */
    List<Candle> last(
            String symbol, CandleDuration duration, @Nullable Instant start, @Nullable Instant end, int limit) {
        return read(symbol, duration, start, end, limit, true);
    }

    /** The newest candle with what is in it; empty when there is none. */
    Optional<CurrentCandle> newest(String symbol, CandleDuration duration) {
        return database.sql(NEWEST)
                .param(symbol)
                .param(duration.label())
                .query((row, number) -> new CurrentCandle(
                        symbol,
                        duration,
                        row.getLong("time"),
                        plain(row, "open"),
                        plain(row, "high"),
                        plain(row, "low"),
                        plain(row, "close"),
                        plain(row, "volume"),
                        plain(row, "quote_volume"),
                        row.getLong("trades"),
                        row.getObject("last_trade_id", Long.class),
                        row.getObject("covered_until", Long.class)))
                .optional();
    }

    private List<Candle> read(
            String symbol,
            CandleDuration duration,
            @Nullable Instant start,
            @Nullable Instant end,
            int limit,
            boolean newest) {
        return database.sql(CANDLES)
                .param(symbol)
                .param(duration.label())
                .param(utc(start))
                .param(utc(end))
                .param(limit)
                .param(newest)
                .query(CandleStore::candle)
                .list();
    }

    private static Candle candle(ResultSet row, int number) throws SQLException {
        return new Candle(
                row.getLong(1),
                row.getBigDecimal(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getLong(8));
    }

    private static String plain(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value.stripTrailingZeros().toPlainString();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
