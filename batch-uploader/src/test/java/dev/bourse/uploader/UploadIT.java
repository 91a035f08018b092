package dev.bourse.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.TradeCodec;
import dev.bourse.db.TestDatabase;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the streams to the tables, with a real Redis and a real database. */
final class UploadIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NO_DURATION =
            "{\"symbol\":\"BTCUSDT\",\"openTimeMs\":60000,\"trades\":1,\"fillsGap\":false}";

    @TempDir
    private Path folder;

    private TestRedis redis;
    private TestDatabase database;

    @BeforeEach
    void startRedis() throws Exception {
        redis = new TestRedis(folder);
        database = TestDatabase.migrated();
    }

    @AfterEach
    void stopRedis() throws Exception {
        redis.close();
        database.close();
    }

    @Test
    void whatWasInTheStreamBeforeTheFirstStartIsStored() {
        redis.add(Trades.of("BTCUSDT", 1, 1_000));

        try (TestUploader uploader = start("BATCH_SIZE=300")) {
            awaitTrades(1_000);
            assertThat(number("select sum(trades) from candles_1m")).isEqualTo(1_000);
            await().atMost(SOON).until(() -> uploader.metric("uploader_stored_total") == 1_000);
            await().atMost(SOON).until(() -> redis.pending(RedisNames.TRADES_STREAM) == 0);
        }
    }

    @Test
    void storedTradeIsTheOneThatWasSent() throws SQLException {
        MarketTrade trade = new MarketTrade(
                "BTC_USDT",
                Long.MAX_VALUE,
                1756480528123L,
                new BigDecimal("108400.12345678"),
                new BigDecimal("1e-18"),
                true);
        redis.add(List.of(trade));

        try (TestUploader _ = start()) {
            awaitTrades(1);
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from trades")) {
            row.next();
            assertThat(new MarketTrade(
                            row.getString("symbol"),
                            row.getLong("trade_id"),
                            row.getTimestamp("time").getTime(),
                            row.getBigDecimal("price"),
                            row.getBigDecimal("quantity"),
                            row.getBoolean("buyer_is_maker")))
                    .isEqualTo(trade);
        }
    }

    @Test
    void liveTradeIsInItsCandleWithinASecond() {
        redis.add(Trades.of("BTCUSDT", 1, 10));
        try (TestUploader _ = start("BATCH_TIMEOUT=200")) {
            awaitTrades(10);

            // A busy machine only adds to what it takes, and seldom to each of several.
            Duration shortest = LongStream.rangeClosed(11, 15)
                    .mapToObj(this::timeToTheCandle)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();

            assertThat(shortest).isLessThan(Duration.ofSeconds(1));
        }
    }

    private Duration timeToTheCandle(long tradeId) {
        long startNanos = System.nanoTime();
        redis.add(Trades.of("BTCUSDT", tradeId, 1));
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> number("select last_trade_id from candles_1d") == tradeId);
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    @Test
    void duplicatesInOneBatchAndAcrossBatchesCountOnce() {
        redis.add(Trades.of("BTCUSDT", 1, 500));
        redis.add(Trades.of("BTCUSDT", 1, 500));
        redis.add(Trades.of("ETHUSDT", 250, 500));

        try (TestUploader uploader = start("BATCH_SIZE=700")) {
            await().atMost(SOON).until(() -> uploader.metric("uploader_duplicates_total") == 500);
        }
        assertThat(number("select count(*) from trades")).isEqualTo(1_000);
        assertThat(number("select sum(trades) from candles_1d")).isEqualTo(1_000);
    }

    @Test
    void klinesAreStoredAndTheLastWordStands() {
        redis.add(kline("1", true));
        redis.add(kline("2", false));

        try (TestUploader _ = start()) {
            await().atMost(SOON).until(() -> number("select count(*) from kline_history where volume = 2") == 1);
            redis.add(kline("3", false));
            await().atMost(SOON).until(() -> number("select count(*) from kline_history where volume = 3") == 1);
        }
        assertThat(number("select count(*) from kline_history where fills_gap")).isEqualTo(1);
        assertThat(number("select count(*) from gap_buckets")).isEqualTo(5);
    }

    @Test
    void poisonIsPutAsideWithItsReasonAndHoldsUpNothing() {
        redis.add(Trades.of("BTCUSDT", 1, 100));
        redis.add(RedisNames.TRADES_STREAM, Map.of("data", "{\"price\":0}"));
        redis.add(RedisNames.TRADES_STREAM, Map.of("data", "no JSON", "other", "kept as it was"));
        redis.add(RedisNames.TRADES_STREAM, Map.of("payload", "?"));
        redis.add(RedisNames.KLINES_STREAM, Map.of("data", NO_DURATION));
        redis.add(Trades.of("BTCUSDT", 101, 100));

        try (TestUploader uploader = start()) {
            awaitTrades(200);
            await().atMost(SOON).until(() -> redis.length(RedisNames.DEAD_STREAM) == 4);
            await().atMost(SOON).until(() -> uploader.metric("uploader_dead_total") == 4);
            assertThat(redis.pending(RedisNames.TRADES_STREAM)).isZero();
        }
        assertThat(dead())
                .extracting(StreamMessage::getBody)
                .contains(
                        Map.of(
                                "data", "{\"price\":0}",
                                "reason", "price must be positive, with at most 18 decimals and 38 digits before them",
                                "origin", RedisNames.TRADES_STREAM),
                        Map.of(
                                "payload", "?",
                                "reason", "field data is missing",
                                "origin", RedisNames.TRADES_STREAM),
                        Map.of(
                                "data",
                                NO_DURATION,
                                "reason",
                                "duration is missing",
                                "origin",
                                RedisNames.KLINES_STREAM))
                .anySatisfy(fields -> assertThat(fields).containsEntry("other", "kept as it was"));
    }

    @Test
    void whatOnlyTheDatabaseRefusesIsFoundInItsBatch() {
        redis.add(Trades.of("BTCUSDT", 1, 333));
        MarketTrade endOfTime = new MarketTrade("BTCUSDT", 7_777, Long.MAX_VALUE, BigDecimal.ONE, BigDecimal.ONE, true);
        redis.add(RedisNames.TRADES_STREAM, Map.of("data", TradeCodec.encode(endOfTime)));
        redis.add(Trades.of("BTCUSDT", 334, 333));
        redis.add(kline("1", false));
        redis.add(new Kline(
                "NUL\u0000",
                CandleDuration.ONE_MINUTE,
                60_000,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                1,
                BigDecimal.ONE,
                BigDecimal.ONE,
                false));

        try (TestUploader _ = start()) {
            awaitTrades(666);
            await().atMost(SOON).until(() -> number("select count(*) from kline_history") == 1);
            await().atMost(SOON).until(() -> redis.length(RedisNames.DEAD_STREAM) == 2);
        }
        assertThat(dead())
                .extracting(message -> message.getBody().get("reason"))
                .anySatisfy(reason -> assertThat(reason).contains("timestamp out of range"))
                .anySatisfy(reason -> assertThat(reason).contains("invalid byte sequence"));
    }

    @Test
    void deadStreamIsBounded() {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            for (int i = 0; i < 1_000; i++) {
                connection.sync().xadd(RedisNames.TRADES_STREAM, Map.of("data", "poison " + i));
            }
        }

        try (TestUploader uploader = start("DEAD_ENTRIES=100")) {
            await().atMost(SOON).until(() -> uploader.metric("uploader_dead_total") == 1_000);
        }
        assertThat(redis.length(RedisNames.DEAD_STREAM)).isBetween(100L, 300L);
    }

    @Test
    void instancesShareTheWork() {
        redis.add(Trades.of("BTCUSDT", 1, 6_000));

        try (TestUploader one = start("BATCH_SIZE=50");
                TestUploader other = start("BATCH_SIZE=50")) {
            redis.add(Trades.of("BTCUSDT", 6_001, 6_000));
            awaitTrades(12_000);
            await().atMost(SOON).until(() -> redis.pending(RedisNames.TRADES_STREAM) == 0);
            assertThat(one.metric("uploader_stored_total")).isPositive();
            assertThat(other.metric("uploader_stored_total")).isPositive();
        }
        assertThat(number("select sum(trades) from candles_1d")).isEqualTo(12_000);
    }

    @Test
    void entriesOfADeadConsumerAreClaimedAndItIsRemoved() {
        redis.add(Trades.of("BTCUSDT", 1, 100));
        readAs("dead", 60);

        try (TestUploader _ = start("CLAIM_AFTER=300", "CONSUMER_EXPIRY=1500")) {
            awaitTrades(100);
            await().atMost(SOON).until(() -> !consumers().contains("dead"));
        }
    }

    @Test
    void ownEntriesOfAnEarlierLifeAreTakenUpAtOnce() {
        redis.add(Trades.of("BTCUSDT", 1, 100));
        readAs("phoenix", 60);

        try (TestUploader _ = start("CLAIM_AFTER=1h", "CONSUMER_NAME=phoenix", "BATCH_SIZE=7")) {
            awaitTrades(100);
            await().atMost(SOON).until(() -> redis.pending(RedisNames.TRADES_STREAM) == 0);
        }
    }

    @Test
    void entriesThatWereDeletedWhilePendingAreForgotten() {
        redis.add(Trades.of("BTCUSDT", 1, 100));
        readAs("dead", 60);
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().xtrim(RedisNames.TRADES_STREAM, XTrimArgs.Builder.maxlen(70));
        }

        try (TestUploader _ = start("CLAIM_AFTER=300")) {
            awaitTrades(70);
            await().atMost(SOON).until(() -> redis.pending(RedisNames.TRADES_STREAM) == 0);
        }
    }

    @Test
    void groupIsMadeAgainWhenRedisHasLostIt() {
        redis.add(Trades.of("BTCUSDT", 1, 100));
        try (TestUploader _ = start()) {
            awaitTrades(100);

            try (StatefulRedisConnection<String, String> connection = redis.connect()) {
                connection.sync().flushall();
            }
            redis.add(Trades.of("BTCUSDT", 101, 100));

            awaitTrades(200);
        }
    }

    @Test
    void streamIsTrimmedToItsTail() {
        try (TestUploader _ = start("KEEP_ENTRIES=500", "BATCH_SIZE=200")) {
            redis.add(Trades.of("BTCUSDT", 1, 5_000));
            AtomicLong next = new AtomicLong(5_001);
            await().atMost(SOON).until(() -> {
                redis.add(Trades.of("BTCUSDT", next.getAndAdd(50), 50));
                return redis.length(RedisNames.TRADES_STREAM) < 2_000;
            });
        }
        assertThat(redis.length(RedisNames.TRADES_STREAM)).isGreaterThanOrEqualTo(500);
    }

    @Test
    void otherGroupsEntriesAreNotTrimmed() {
        redis.createGroup("other");
        try (TestUploader uploader = start("KEEP_ENTRIES=10")) {
            redis.add(Trades.of("BTCUSDT", 1, 1_000));
            await().atMost(SOON).until(() -> uploader.metric("uploader_stored_total") == 1_000);
            redis.add(Trades.of("BTCUSDT", 1_001, 1_000));
            awaitTrades(2_000);
            AtomicLong next = new AtomicLong(2_001);
            await().pollDelay(Duration.ofMillis(2_500)).until(() -> {
                redis.add(Trades.of("BTCUSDT", next.getAndAdd(50), 50));
                return true;
            });
            // Two looks of the keeper later nothing is gone, though ours are all done.
            assertThat(redis.length(RedisNames.TRADES_STREAM)).isEqualTo(2_050);

            List<String> taken = redis.take("other", "reader", 1_500);
            try (StatefulRedisConnection<String, String> connection = redis.connect()) {
                String[] done = taken.subList(0, 900).toArray(String[]::new);
                connection.sync().xack(RedisNames.TRADES_STREAM, "other", done);
            }

            await().atMost(SOON).until(() -> {
                redis.add(Trades.of("BTCUSDT", next.getAndAdd(5), 5));
                return redis.length(RedisNames.TRADES_STREAM) < 1_500;
            });
            assertThat(redis.length(RedisNames.TRADES_STREAM)).isGreaterThanOrEqualTo(1_150);
        }
    }

    @Test
    void stopLeavesNothingHalfDone() {
        redis.add(Trades.of("BTCUSDT", 1, 5_000));
        try (TestUploader _ = start("BATCH_SIZE=100")) {
            await().atMost(SOON).until(() -> number("select count(*) from trades") > 0);
        }
        assertThat(redis.pending(RedisNames.TRADES_STREAM)).isZero();

        try (TestUploader _ = start()) {
            awaitTrades(5_000);
        }
    }

    @Test
    void healthNamesWhatIsInTheWay() throws Exception {
        redis.add(Trades.of("BTCUSDT", 1, 10));
        try (TestUploader uploader = start()) {
            awaitTrades(10);
            assertThat(uploader.get("/health")).contains("\"status\":\"UP\"").doesNotContain("DOWN");
            assertThat(uploader.get("/ready")).contains("\"UP\"");

            database.execute("alter table trades rename to hidden");
            redis.add(Trades.of("BTCUSDT", 11, 10));

            await().atMost(SOON).until(() -> uploader.get("/health/upload").contains("DOWN"));
            assertThat(uploader.get("/health/upload")).contains("relation \\\"trades\\\" does not exist");
            assertThat(uploader.get("/ready")).contains("\"status\":\"DOWN\"}");
            assertThat(uploader.get("/live")).contains("\"UP\"");

            database.execute("alter table hidden rename to trades");
            awaitTrades(20);
            await().atMost(SOON).until(() -> uploader.get("/health/upload").contains("UP"));
        }
    }

    private TestUploader start(String... settings) {
        return TestUploader.start(redis, database.url().toUrl(), settings);
    }

    private void awaitTrades(long count) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> number("select count(*) from trades") == count);
    }

    private long number(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readAs(String consumer, int count) {
        redis.createGroup(RedisNames.UPLOADER_GROUP);
        assertThat(redis.take(RedisNames.UPLOADER_GROUP, consumer, count)).hasSize(count);
    }

    private List<Object> consumers() {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            return connection.sync().xinfoConsumers(RedisNames.TRADES_STREAM, RedisNames.UPLOADER_GROUP).stream()
                    .map(consumer -> ((List<?>) consumer).get(1))
                    .collect(Collectors.toList());
        }
    }

    private List<StreamMessage<String, String>> dead() {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            return connection.sync().xrange(RedisNames.DEAD_STREAM, Range.unbounded());
        }
    }

    private static Kline kline(String volume, boolean fillsGap) {
        return new Kline(
                "BTCUSDT",
                CandleDuration.ONE_MINUTE,
                Instant.parse("2026-06-01T12:00:00Z").toEpochMilli(),
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.TWO,
                new BigDecimal(volume),
                BigDecimal.TEN,
                5,
                BigDecimal.ONE,
                BigDecimal.ONE,
                fillsGap);
    }
}
