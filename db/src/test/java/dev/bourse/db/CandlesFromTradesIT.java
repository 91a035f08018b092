package dev.bourse.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The candles that the database keeps equal those that are computed from the same trades in Java. */
@ParameterizedClass
@EnumSource(TestServer.class)
final class CandlesFromTradesIT {

    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "BTC_USDT");

    /** Seen with every failure, and changed for every run that looks for new ones. */
    private static final long SEED = Long.getLong("seed", 20240808);

    @Parameter
    private TestServer server = TestServer.EMBEDDED;

    private final Random random = new Random(SEED);
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

    @ParameterizedTest
    @CsvSource({"PT1M, 4000", "PT20H, 4000", "P9D, 300", "P40D, 40"})
    void lateDuplicateAndUnorderedTradesCount(Duration span, int count) throws SQLException {
        List<MarketTrade> trades = randomTrades(count, Instant.now().minus(span.plusDays(1)), span);
        List<MarketTrade> arrivals = new ArrayList<>(trades);
        arrivals.addAll(trades.subList(0, count / 4));
        Collections.shuffle(arrivals, random);

        for (List<MarketTrade> batch : batches(arrivals, count / 5)) {
            store(batch);
        }

        assertCandlesOf(trades);
    }

    @Test
    void tradesThatComeAfterARefreshCount() throws SQLException {
        List<MarketTrade> trades = randomTrades(2_000, Instant.parse("2024-08-08T20:00:00Z"), Duration.ofHours(10));
        store(trades.subList(0, 1_000));
        database.refreshCandles();

        store(trades.subList(1_000, 2_000));

        assertCandlesOf(trades);
    }

    @Test
    void tradesOfTheLastMinutesAreSeenAtOnce() throws SQLException {
        List<MarketTrade> trades = randomTrades(500, Instant.now().minus(Duration.ofMinutes(9)), Duration.ofMinutes(9));
        store(trades.subList(0, 250));
        database.refreshCandles();
        store(trades.subList(250, 500));

        for (CandleDuration duration : CandleDuration.values()) {
            assertThat(stored("BTCUSDT", duration)).isEqualTo(ReferenceCandles.of(trades, "BTCUSDT", duration));
        }
    }

    @Test
    void writersAtTheSameTimeNeitherLoseTradesNorBlockEachOther() throws Exception {
        List<MarketTrade> trades = randomTrades(12_000, Instant.parse("2026-01-01T00:00:00Z"), Duration.ofMinutes(10));
        List<Callable<Void>> writers = IntStream.range(0, 4)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    List<MarketTrade> mine = new ArrayList<>(trades);
                    Collections.shuffle(mine, new Random(SEED + writer));
                    for (List<MarketTrade> batch : batches(mine.subList(0, 9_000), 300)) {
                        store(batch);
                    }
                    return null;
                })
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        store(trades);

        assertCandlesOf(trades);
    }

    @Test
    void deletedAndChangedTradesAreTakenOutOfTheCandles() throws SQLException {
        List<MarketTrade> trades = randomTrades(3_000, Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(24));
        store(trades);
        database.refreshCandles();

        database.execute("delete from trades where trade_id % 3 = 0 or time >= '2026-01-01T22:00:00Z'");
        database.execute("update trades set price = price + 1, time = time + interval '1 hour' where trade_id % 3 = 1"
                + " and time < '2026-01-01T20:00:00Z'");

        List<MarketTrade> left = trades.stream()
                .filter(it -> it.tradeId() % 3 != 0 && it.timeMs() < at("2026-01-01T22:00:00Z"))
                .map(it -> it.tradeId() % 3 == 1 && it.timeMs() < at("2026-01-01T20:00:00Z") ? anHourLater(it) : it)
                .toList();
        assertCandlesOf(left);

        database.execute("truncate trades");
        assertCandlesOf(List.of());
    }

    @Test
    void deletingWhileOthersStoreLosesNothing() throws Exception {
        List<MarketTrade> trades = randomTrades(6_000, Instant.parse("2026-01-01T00:00:00Z"), Duration.ofMinutes(3));
        List<MarketTrade> doomed =
                trades.stream().filter(it -> it.tradeId() % 2 == 0).toList();
        List<MarketTrade> kept =
                trades.stream().filter(it -> it.tradeId() % 2 != 0).toList();
        store(doomed);
        Callable<Void> storing = () -> {
            for (List<MarketTrade> batch : batches(kept, 50)) {
                store(batch);
            }
            return null;
        };
        Callable<Void> deleting = () -> {
            for (int i = 0; i < 20; i++) {
                database.execute("delete from trades where trade_id % 40 = " + 2 * i);
            }
            return null;
        };

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(List.of(storing, deleting))) {
                done.get();
            }
        }

        assertCandlesOf(kept);
    }

    @ParameterizedTest
    @CsvSource({"BTCUSDT, 19904, spot-btcusdt", "ETHUSDT, 14515, spot-ethusdt"})
    void candlesOfRecordedDataEqualAnIndependentComputation(String symbol, int count, String capture)
            throws SQLException {
        List<MarketTrade> trades = new ArrayList<>(RecordedTrades.of(capture + "_20240808.gz"));
        trades.addAll(RecordedTrades.of(capture + "_20240809.gz"));
        assertThat(trades).hasSize(count);

        for (List<MarketTrade> batch : batches(trades, 1_000)) {
            store(batch);
        }

        assertCandlesOf(trades);
        assertThat(stored(symbol, CandleDuration.ONE_DAY)).hasSize(2);
    }

    private void assertCandlesOf(List<MarketTrade> trades) throws SQLException {
        database.refreshCandles();
        for (String symbol : SYMBOLS) {
            for (CandleDuration duration : CandleDuration.values()) {
                assertThat(stored(symbol, duration))
                        .as("%s of %s on %s, seed %d", duration, symbol, server, SEED)
                        .isEqualTo(ReferenceCandles.of(trades, symbol, duration));
            }
        }
    }

    private List<Candle> stored(String symbol, CandleDuration duration) throws SQLException {
        List<Candle> candles = new ArrayList<>();
        try (Connection connection = database.connect();
                var select = connection.prepareStatement(
                        "select * from candles_" + duration.label() + " where symbol = ? order by bucket")) {
            select.setString(1, symbol);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    candles.add(Candle.read(rows));
                }
            }
        }
        return candles;
    }

    private void store(List<MarketTrade> trades) throws SQLException {
        try (Connection connection = database.connect()) {
            TradeRows.insert(connection, trades);
        }
    }

    /** Ids and times rise together, prices and quantities have up to eight decimals. */
    private List<MarketTrade> randomTrades(int count, Instant start, Duration span) {
        long[] times = random.longs(
                        count, start.toEpochMilli(), start.plus(span).toEpochMilli())
                .sorted()
                .toArray();
        List<MarketTrade> trades = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            trades.add(new MarketTrade(
                    SYMBOLS.get(random.nextInt(SYMBOLS.size())),
                    i,
                    times[i],
                    BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(9)),
                    BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(9)),
                    random.nextBoolean()));
        }
        Collections.shuffle(trades, random);
        return trades;
    }

    private static List<List<MarketTrade>> batches(List<MarketTrade> trades, int size) {
        return IntStream.iterate(0, from -> from < trades.size(), from -> from + size)
                .mapToObj(from -> trades.subList(from, Math.min(from + size, trades.size())))
                .toList();
    }

    private static MarketTrade anHourLater(MarketTrade it) {
        return new MarketTrade(
                it.symbol(),
                it.tradeId(),
                it.timeMs() + 3_600_000,
                it.price().add(BigDecimal.ONE),
                it.quantity(),
                it.buyerIsMaker());
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
