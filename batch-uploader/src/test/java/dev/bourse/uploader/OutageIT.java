package dev.bourse.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.redis.RedisNames;
import dev.bourse.db.DatabaseUrl;
import dev.bourse.db.Migrations;
import dev.bourse.testing.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that go away in the middle of the work and come back with their data: everything is stored, and once. */
final class OutageIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private TestRedis redis;
    private @Nullable EmbeddedPostgres postgres;
    private int port;

    @BeforeEach
    void startServers() throws Exception {
        redis = new TestRedis(folder);
        port = FreePorts.next();
    }

    @AfterEach
    void stopServers() throws Exception {
        redis.close();
        stopPostgres();
    }

    @Test
    void databaseThatComesLateIsWaitedFor() throws Exception {
        redis.add(Trades.of("BTCUSDT", 1, 500));

        try (TestUploader uploader = start("BATCH_SIZE=50", "CLAIM_AFTER=1s")) {
            await().atMost(LONG).until(() -> uploader.get("/health/upload").contains("DOWN"));
            assertThat(uploader.get("/health/db")).contains("DOWN");
            assertThat(uploader.get("/live")).contains("UP");

            startPostgres();
            await().atMost(LONG).until(() -> uploader.get("/health/upload").contains("does not exist"));
            Migrations.apply(url());

            awaitTrades(500);
            await().atMost(LONG).until(() -> uploader.get("/ready").contains("\"status\":\"UP\""));
        }
    }

    @Test
    void redisThatComesLateIsWaitedFor() throws Exception {
        startPostgres();
        Migrations.apply(url());
        redis.goAway();

        try (TestUploader uploader = start()) {
            await().atMost(LONG).until(() -> uploader.get("/health/upload").contains("DOWN"));
            assertThat(uploader.get("/live")).contains("UP");

            redis.comeBack();
            redis.add(Trades.of("BTCUSDT", 1, 500));

            awaitTrades(500);
        }
    }

    @Test
    void databaseMayBeRestartedInTheMiddle() throws Exception {
        startPostgres();
        Migrations.apply(url());

        try (TestUploader uploader = start("BATCH_SIZE=50", "CLAIM_AFTER=1s")) {
            addAndAwait(0, () -> trades() > 0);
            stopPostgres();
            redis.add(Trades.of("BTCUSDT", 2_001, 2_000));
            await().atMost(LONG).until(() -> uploader.get("/health/upload").contains("DOWN"));
            assertThat(redis.length(RedisNames.TRADES_STREAM)).isEqualTo(4_000);
            startPostgres();

            awaitTrades(4_000);
        }
        assertThat(number("select sum(trades) from candles_1d")).isEqualTo(4_000);
    }

    @Test
    void redisMayBeRestartedInTheMiddle() throws Exception {
        startPostgres();
        Migrations.apply(url());

        try (TestUploader uploader = start("BATCH_SIZE=50", "CLAIM_AFTER=1s")) {
            addAndAwait(0, () -> trades() > 0);
            redis.goAway();
            await().atMost(LONG).until(() -> uploader.get("/health").contains("DOWN"));
            redis.comeBack();
            redis.add(Trades.of("BTCUSDT", 2_001, 2_000));

            awaitTrades(4_000);
            await().atMost(LONG).until(() -> uploader.get("/health/upload").contains("UP"));
        }
        assertThat(number("select sum(trades) from candles_1d")).isEqualTo(4_000);
    }

    /** Transactions that are cut off in the middle, again and again. */
    @Test
    void killedTransactionsAreTriedAgain() throws Exception {
        startPostgres();
        Migrations.apply(url());
        redis.add(Trades.of("BTCUSDT", 1, 10_000));

        try (TestUploader _ = start("BATCH_SIZE=100", "CLAIM_AFTER=1s")) {
            AtomicInteger looks = new AtomicInteger();
            await().atMost(LONG).pollInterval(Duration.ofMillis(30)).until(() -> {
                if (looks.incrementAndGet() <= 100) {
                    number("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                            + " where application_name = 'batch-uploader' and random() < 0.3");
                }
                return trades() == 10_000;
            });
        }
        assertThat(number("select sum(trades) from candles_1d")).isEqualTo(10_000);
    }

    private void addAndAwait(long after, BooleanSupplier condition) {
        redis.add(Trades.of("BTCUSDT", after + 1, 2_000));
        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(condition::getAsBoolean);
    }

    private TestUploader start(String... settings) {
        return TestUploader.start(redis, url().toUrl(), settings);
    }

    private void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    private void stopPostgres() throws IOException {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }

    private DatabaseUrl url() {
        return DatabaseUrl.parse("postgresql://postgres:postgres@localhost:" + port + "/postgres");
    }

    private void awaitTrades(long count) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> trades() == count);
    }

    private long trades() {
        return number("select count(*) from trades");
    }

    private long number(String query) {
        try (Connection connection = DriverManager.getConnection(url().jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
