package dev.bourse.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code candles(...)} makes of trades and klines. */
@ParameterizedClass
@EnumSource(TestServer.class)
final class CandlesFunctionIT {

    private static final long SEED = Long.getLong("seed", 20240809);
    private static final Instant START = Instant.parse("2026-03-28T22:00:00Z");
    private static final int ALL = 100_000;

    @Parameter
    private TestServer server = TestServer.EMBEDDED;

    private TestDatabase database;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = TestDatabase.migrated(server);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        if (database != null) { // else skipped
            database.close();
        }
    }

    @Test
    void exchangesKlineStandsAboveTheTrades() throws SQLException {
        store(trade(1, START, "100", "1"));
        store(kline(CandleDuration.ONE_MINUTE, START, "90", "110", "3", false));

        assertThat(newest(CandleDuration.ONE_MINUTE, ALL)).singleElement().satisfies(it -> {
            assertThat(it.candle().open()).isEqualByComparingTo("90");
            assertThat(it.candle().volume()).isEqualByComparingTo("3");
            assertThat(it.lastTradeId()).isNull();
            assertThat(it.coveredUntil()).isNull();
        });
        assertThat(newest(CandleDuration.FIVE_MINUTES, ALL)).singleElement().satisfies(it -> {
            assertThat(it.candle().open()).isEqualByComparingTo("100");
            assertThat(it.lastTradeId()).isEqualTo(1);
            assertThat(it.coveredUntil()).isNull();
        });
    }

    @Test
    void candleWithAGapIsComposedOfKlinesAndTrades() throws SQLException {
        store(kline(CandleDuration.ONE_MINUTE, START, "90", "95", "3", true));
        store(kline(CandleDuration.ONE_MINUTE, START.plusSeconds(60), "95", "97", "2", false));
        store(trade(1, START.plusSeconds(61), "1000", "1"));
        store(trade(2, START.plusSeconds(121), "98", "1"));
        store(trade(3, START.plusSeconds(241), "93", "1"));

        assertThat(newest(CandleDuration.FIVE_MINUTES, ALL)).singleElement().satisfies(it -> {
            assertThat(it.candle().open()).isEqualByComparingTo("90");
            assertThat(it.candle().high()).isEqualByComparingTo("98");
            assertThat(it.candle().close()).isEqualByComparingTo("93");
            assertThat(it.candle().volume()).isEqualByComparingTo("7");
            assertThat(it.candle().trades()).isEqualTo(22);
            assertThat(it.lastTradeId()).isEqualTo(3);
            assertThat(it.coveredUntil()).isEqualTo(START.plusSeconds(120));
        });
    }

    @Test
    void gapStaysAGapWhenTheSameKlineComesAgain() throws SQLException {
        store(kline(CandleDuration.ONE_MINUTE, START, "90", "95", "3", false));
        store(kline(CandleDuration.ONE_MINUTE, START, "90", "95", "3", true));

        assertThat(newest(CandleDuration.ONE_HOUR, ALL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyMixtureEqualsAnIndependentComputation(long run) throws SQLException {
        Random random = new Random(SEED + run);
        List<MarketTrade> trades = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Instant time = START.plusSeconds(random.nextInt(30 * 3600));
            trades.add(trade(i, time, "" + (90 + random.nextInt(20)), "0." + (1 + random.nextInt(99))));
        }
        List<Kline> klines = new ArrayList<>();
        for (CandleDuration duration : CandleDuration.values()) {
            for (Instant bucket = START;
                    bucket.isBefore(START.plusSeconds(30 * 3600));
                    bucket = bucket.plus(duration.length())) {
                if (random.nextInt(20) == 0) {
                    long open = duration.bucketStartMs(bucket.toEpochMilli());
                    klines.add(kline(
                            duration,
                            Instant.ofEpochMilli(open),
                            "" + (90 + random.nextInt(20)),
                            "" + (90 + random.nextInt(20)),
                            "1." + random.nextInt(99),
                            random.nextInt(5) == 0));
                }
            }
        }
        store(trades.toArray(MarketTrade[]::new));
        store(klines.toArray(Kline[]::new));

        for (CandleDuration duration : CandleDuration.values()) {
            List<ReadCandle> expected = ExpectedCandles.of(trades, klines, duration);
            String as = duration + " on " + server + ", seed " + (SEED + run);
            assertThat(newest(duration, ALL)).as(as).isEqualTo(expected);
            int limit = 1 + random.nextInt(expected.size());
            assertThat(newest(duration, limit))
                    .as(as)
                    .isEqualTo(expected.subList(expected.size() - limit, expected.size()));
            Instant from = START.plusSeconds(random.nextInt(10 * 3600));
            Instant to = expected.getLast().candle().bucket();
            List<ReadCandle> range = expected.stream()
                    .filter(it -> !it.candle().bucket().isBefore(from))
                    .limit(limit)
                    .toList();
            assertThat(read(duration, from, to, limit, false)).as(as).isEqualTo(range);
        }
    }

    @Test
    void rangeIncludesBothEnds() throws SQLException {
        store(
                trade(1, START, "1", "1"),
                trade(2, START.plusSeconds(60), "1", "1"),
                trade(3, START.plusSeconds(120), "1", "1"));

        assertThat(read(CandleDuration.ONE_MINUTE, START, START.plusSeconds(60), ALL, false))
                .hasSize(2);
        assertThat(read(CandleDuration.ONE_MINUTE, START.plusSeconds(60), START, ALL, false))
                .isEmpty();
        assertThat(read(CandleDuration.ONE_MINUTE, null, null, 0, true)).isEmpty();
    }

    @Test
    void unknownDurationIsAnError() {
        assertThatThrownBy(() -> database.execute("select * from candles('BTCUSDT', '7m', null, null, 10, true)"))
                .hasMessageContaining("unknown candle duration '7m'");
    }

    /** The work grows with what is asked for and not with what is stored. */
    @Test
    void newestThousandOfManyAreReadByIndex() throws SQLException {
        database.execute("""
                insert into trades
                select s, i, timestamptz '2026-02-01' + i * interval '60 seconds', 100, 1, true
                from unnest(array['AAAUSDT', 'BTCUSDT', 'CCCUSDT']) s, generate_series(1, 20000) i
                """);
        database.execute("""
                insert into kline_history
                select s, '1m', timestamptz '2025-06-01' + i * interval '60 seconds', 1, 1, 1, 1, 1, 1, 1, 1, 1, true
                from unnest(array['AAAUSDT', 'BTCUSDT', 'CCCUSDT']) s, generate_series(1, 20000) i
                """);
        database.refreshCandles();
        database.execute("analyze");

        for (CandleDuration duration : List.of(CandleDuration.THIRTY_SECONDS, CandleDuration.ONE_MINUTE)) {
            assertThat(rowsTouchedBy(duration)).as("%s on %s", duration, server).isLessThan(10_000);
        }
    }

    private long rowsTouchedBy(CandleDuration duration) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select * from candles('BTCUSDT', '" + duration.label() + "', null, null, 1000, true)");
            try (ResultSet row = statement.executeQuery(
                    "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<ReadCandle> newest(CandleDuration duration, int limit) throws SQLException {
        return read(duration, null, null, limit, true);
    }

    private List<ReadCandle> read(
            CandleDuration duration, @Nullable Instant from, @Nullable Instant to, int limit, boolean newest)
            throws SQLException {
        List<ReadCandle> candles = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement select =
                        connection.prepareStatement("select * from candles('BTCUSDT', ?, ?, ?, ?, ?)")) {
            select.setString(1, duration.label());
            select.setTimestamp(2, from == null ? null : Timestamp.from(from));
            select.setTimestamp(3, to == null ? null : Timestamp.from(to));
            select.setInt(4, limit);
            select.setBoolean(5, newest);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    candles.add(ReadCandle.read(rows));
                }
            }
        }
        return candles;
    }

    private void store(MarketTrade... trades) throws SQLException {
        try (Connection connection = database.connect()) {
            TradeRows.insert(connection, List.of(trades));
        }
        database.refreshCandles();
    }

    private void store(Kline... klines) throws SQLException {
        try (Connection connection = database.connect()) {
            KlineRows.upsert(connection, List.of(klines));
        }
    }

    private static MarketTrade trade(long id, Instant time, String price, String quantity) {
        return new MarketTrade(
                "BTCUSDT", id, time.toEpochMilli(), new BigDecimal(price), new BigDecimal(quantity), id % 2 == 0);
    }

    private static Kline kline(
            CandleDuration duration, Instant open, String first, String last, String volume, boolean fillsGap) {
        BigDecimal from = new BigDecimal(first);
        BigDecimal to = new BigDecimal(last);
        return new Kline(
                "BTCUSDT",
                duration,
                open.toEpochMilli(),
                from,
                from.max(to),
                from.min(to),
                to,
                new BigDecimal(volume),
                new BigDecimal(volume).multiply(from),
                10,
                BigDecimal.ONE,
                from,
                fillsGap);
    }
}
