package dev.bourse.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.db.RecordedTrades;
import dev.bourse.db.TestDatabase;
import dev.bourse.db.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Trades of long ago, stored after those of today, are soon in their candles, on every flavour of the database. */
@ParameterizedClass
@EnumSource(TestServer.class)
final class LateTradesIT {

    @Parameter
    private TestServer server = TestServer.EMBEDDED;

    @TempDir
    private Path folder;

    private TestRedis redis;
    private TestDatabase database;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.migrated(server);
        redis = new TestRedis(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (database != null) { // else skipped
            redis.close();
            database.close();
        }
    }

    @Test
    void recordedDataIsSeenBesideLiveData() throws Exception {
        List<MarketTrade> recorded = new ArrayList<>(RecordedTrades.of("spot-ethusdt_20240808.gz"));
        recorded.addAll(RecordedTrades.of("spot-ethusdt_20240809.gz"));
        long now = System.currentTimeMillis();
        List<MarketTrade> live = Trades.of("ETHUSDT", 2_000_000_000, 100).stream()
                .map(it -> new MarketTrade(
                        it.symbol(), it.tradeId(), now - 7_200_000, it.price(), it.quantity(), it.buyerIsMaker()))
                .toList();
        redis.add(live);

        try (TestUploader _ = TestUploader.start(redis, database.url().toUrl(), "BATCH_SIZE=1000")) {
            awaitCandles(CandleDuration.ONE_MINUTE, 100);
            database.refreshCandles();

            redis.add(recorded);

            for (CandleDuration duration : CandleDuration.values()) {
                awaitCandles(duration, recorded.size() + 100);
            }
        }
        assertThat(sumOfTrades(CandleDuration.ONE_DAY)).isEqualTo(recorded.size() + 100);
    }

    private void awaitCandles(CandleDuration duration, long trades) {
        await().atMost(Duration.ofSeconds(60)).until(() -> sumOfTrades(duration) == trades);
    }

    private long sumOfTrades(CandleDuration duration) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sum(trades) from candles('ETHUSDT', '" + duration.label()
                        + "', null, null, 100000, true)")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
