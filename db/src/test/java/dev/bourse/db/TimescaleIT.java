package dev.bourse.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What only TimescaleDB has: policies, and chunks that are compressed or dropped. */
@ParameterizedClass
@EnumSource(names = {"TIMESCALE_CONTAINER", "NAMED"})
final class TimescaleIT {

    @Parameter
    private TestServer server = TestServer.NAMED;

    private TestDatabase database;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = TestDatabase.empty(server);
        Assumptions.assumeTrue(
                Migrations.apply(database.url()).flavour() == Migrations.Flavour.TIMESCALE, "no TimescaleDB there");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        if (database != null) { // else skipped
            database.close();
        }
    }

    @Test
    void everyPolicyIsThere() throws SQLException {
        assertThat(number(jobs("policy_refresh_continuous_aggregate"))).isEqualTo(7);
        assertThat(number(jobs("policy_compression") + " and config->>'compress_after' = '7 days'"))
                .isEqualTo(1);
        assertThat(number(jobs("policy_retention") + " and config->>'drop_created_before' = '2 years'"))
                .isEqualTo(1);
    }

    @Test
    void tradesThatComeAfterCompressionCountOnce() throws SQLException {
        List<MarketTrade> trades = trades(3_000);
        store(trades.subList(0, 2_000));
        database.refreshCandles();
        database.execute("select compress_chunk(c) from show_chunks('trades') c");

        store(trades);

        database.refreshCandles();
        assertThat(number("select count(*) from trades")).isEqualTo(3_000);
        assertThat(number("select sum(trades) from candles_1d")).isEqualTo(3_000);
        assertThat(number("select sum(trades) from candles_30s")).isEqualTo(3_000);
    }

    @Test
    void candlesOutliveTheirTrades() throws SQLException {
        store(trades(3_000));
        database.refreshCandles();

        database.execute("create table dropped as select clock_timestamp() as at");
        database.execute("select drop_chunks('trades', created_before => now() + interval '1 hour')");
        database.execute("do $$ begin perform alter_job(job_id, next_start => now()) from timescaledb_information.jobs"
                + " where proc_name = 'policy_refresh_continuous_aggregate'; end $$");
        awaitRefreshAfterDrop();

        assertThat(number("select count(*) from trades")).isZero();
        assertThat(number("select sum(trades) from candles_1d")).isEqualTo(3_000);
        assertThat(number("select sum(trades) from candles_30s")).isEqualTo(3_000);
    }

    /** Until each policy has had a run that began after the drop. */
    private void awaitRefreshAfterDrop() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> number("select count(*) from timescaledb_information.job_stats s"
                                + " join timescaledb_information.jobs j using (job_id)"
                                + " where j.proc_name = 'policy_refresh_continuous_aggregate' and s.last_run_status = 'Success'"
                                + " and s.last_run_started_at > (select at from dropped)")
                        == 7);
    }

    private static String jobs(String procedure) {
        return "select count(*) from timescaledb_information.jobs where proc_name = '" + procedure + "'";
    }

    /** Three years ago: older than the refreshed window, as all trades are that retention drops. */
    private static List<MarketTrade> trades(long count) {
        long start = Instant.now().minusSeconds(3L * 366 * 86_400).toEpochMilli();
        return LongStream.range(0, count)
                .mapToObj(id ->
                        new MarketTrade("BTCUSDT", id, start + 500 * id, BigDecimal.TEN, BigDecimal.ONE, id % 2 == 0))
                .toList();
    }

    private void store(List<MarketTrade> trades) throws SQLException {
        try (Connection connection = database.connect()) {
            TradeRows.insert(connection, trades);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
