package dev.bourse.launcher;

import dev.bourse.db.DatabaseUrl;
import dev.bourse.db.Migrations;
import dev.bourse.maker.demo.DemoExchange;
import dev.bourse.maker.demo.DemoFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Bourse. */
final class Up implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Up.class);

    private static final Duration READY_WITHIN = Duration.ofSeconds(15);

    private final Ports ports;
    private final Feed feed;
    private final PrintStream out;
    private final DataDirectory data;
    private @Nullable PostgresProcess postgres;
    private @Nullable RedisProcess redis;
    private @Nullable RedisProcess exchangeRedis;
    private @Nullable Services services;

    Up(DataDirectory data, Ports ports, Feed feed, PrintStream out) {
        this.data = data;
        this.ports = ports;
        this.feed = feed;
        this.out = out;
    }

    /**
     * Starts everything and says where to look.
     *
     * @throws CannotStartException when a part does not start
     */
    void start() throws InterruptedException {
        long startedAt = System.nanoTime();
        Path postgresFiles = data.resolve("postgres");
        Path redisFiles = data.resolve("redis");
        PostgresProcess.stopLeftover(postgresFiles);
        RedisProcess.stopLeftover(redisFiles);
        Path exchangeFiles = data.resolve("exchange");
        RedisProcess.stopLeftover(exchangeFiles);
        ports.requireFree();

        step("PostgreSQL");
        PostgresProcess database = PostgresProcess.start(postgresFiles, ports.postgres());
        postgres = database;
        step("Redis");
        RedisProcess streams = RedisProcess.start(redisFiles, ports.redis(), RedisProcess.Purpose.MARKET_DATA);
        redis = streams;
        RedisProcess logs = RedisProcess.start(exchangeFiles, ports.exchangeRedis(), RedisProcess.Purpose.EXCHANGE);
        exchangeRedis = logs;
        step("schema");
        migrate(database.url());
        step("services");
        Services started = new Services(ports, database.url(), streams.url(), logs.url(), data);
        services = started;
        start(started);
        step("markets and demo accounts");
        makeDemo(started);
        step("feed");
        boolean isWell = FirstLook.await(ports.backend(), READY_WITHIN);
        out.println(Screen.ready(ports, feed, data.path(), Duration.ofNanos(System.nanoTime() - startedAt)));
        if (!isWell) {
            out.println("Not all is well yet, for example because the exchange does not answer: http://localhost:"
                    + ports.backend() + "/api/v1/health/detailed says what.");
        }
    }

    @Override
    public void close() {
        stop("services", services == null ? null : services::close);
        stop("the exchange's Redis", exchangeRedis == null ? null : exchangeRedis::close);
        stop("Redis", redis == null ? null : redis::close);
        stop("PostgreSQL", postgres == null ? null : postgres::close);
        stop("data directory", data::close);
    }

    private void step(String what) {
        LOG.info("starting {}", what);
        out.println("  starting " + what + " …");
    }

    private void start(Services started) {
        try {
            started.start(feed);
        } catch (CannotStartException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a service did not start", e);
            throw new CannotStartException(Screen.reason(e) + " The log is " + data.resolve("bourse.log") + ".", e);
        }
    }

    private void makeDemo(Services started) throws InterruptedException {
        try {
            URI api = URI.create("http://localhost:" + ports.backend());
            new DemoExchange(api, Operator.USERNAME, started.operatorPassword(), started.makersKey()).make();
        } catch (DemoFailedException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void migrate(String url) {
        try {
            Migrations.apply(DatabaseUrl.parse(url));
        } catch (SQLException e) {
            throw new CannotStartException("The database does not answer: " + e.getMessage() + ".", e);
        } catch (FlywayException e) {
            throw new CannotStartException("The schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void stop(String what, @Nullable Stoppable part) {
        if (part == null) {
            return;
        }
        try {
            part.stop();
        } catch (IOException | RuntimeException e) {
            LOG.error("{} could not be stopped", what, e);
        }
    }

    private interface Stoppable {
        void stop() throws IOException;
    }
}
