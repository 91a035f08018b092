package dev.bourse.uploader.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.engine.MatchingEngineApplication;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.CreateMarket;
import dev.bourse.exchange.client.Command.Heartbeat;
import dev.bourse.exchange.client.Command.Rules;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.client.Reply;
import dev.bourse.uploader.TestRedis;
import dev.bourse.uploader.TestUploader;
import dev.bourse.uploader.exchange.ExchangeDatabase;
import dev.bourse.uploader.exchange.RandomTrading;
import io.lettuce.core.RedisClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** What operators run by hand, with the engine, the uploader, both Redis and a database. */
@Tag("long")
final class CommandsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final long seed = Long.getLong("bourse.seed", System.nanoTime());
    private TestRedis marketRedis;
    private TestRedis exchangeRedis;
    private ExchangeDatabase database;
    private ConfigurableApplicationContext engine;
    private TestUploader uploader;
    private ExchangeClient client;
    private RandomTrading trading;

    @BeforeEach
    void start() throws Exception {
        System.out.println("CommandsIT seed " + seed);
        marketRedis = new TestRedis(Files.createDirectory(folder.resolve("market")));
        exchangeRedis = new TestRedis(Files.createDirectory(folder.resolve("exchange")));
        database = new ExchangeDatabase();
        SpringApplication application = MatchingEngineApplication.application();
        application.setRegisterShutdownHook(false);
        engine = application.run(
                "--SERVER_PORT=0",
                "--LOG_LEVEL=WARN",
                "--EXCHANGE_REDIS_URL=" + exchangeRedis.url(),
                "--SNAPSHOT_DIRECTORY=" + folder.resolve("snapshots"));
        uploader = TestUploader.start(marketRedis, database.url(), "EXCHANGE_REDIS_URL=" + exchangeRedis.url());
        client = new ExchangeClient(RedisClient.create(exchangeRedis.url()), Duration.ofSeconds(10), 10);
        client.send(market("BTC_USDT", "BTC"));
        client.send(market("ETH_USDT", "ETH"));
        trading = new RandomTrading(seed, System.currentTimeMillis() - 1_000);
        trade(400);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        uploader.close();
        engine.close();
        database.close();
        marketRedis.close();
        exchangeRedis.close();
    }

    @Test
    void databaseAndEngineAgree() {
        assertThat(reconcile()).isEqualTo(ReconcileCommand.AGREE);

        assertThat(text(out))
                .matches(
                        "Database and engine agree: 9 accounts, \\d+ balances and \\d+ open orders at event \\d+\\.\\R");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void theyAgreeInTheMiddleOfTrading() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread trader = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                trade(1);
            }
        });
        try {
            for (int i = 0; i < 10; i++) {
                assertThat(reconcile()).as(() -> text(out) + text(err)).isEqualTo(ReconcileCommand.AGREE);
            }
        } finally {
            enough.set(true);
            trader.join();
        }
    }

    @Test
    void theyAgreeWhileTheUploaderIsAway() {
        uploader.close();
        trade(200);

        assertThat(reconcile()).as(() -> text(out) + text(err)).isEqualTo(ReconcileCommand.AGREE);
    }

    @Test
    void plantedDifferencesAreFoundAndRebuiltAway() throws SQLException {
        settle();
        long order = database.number("select min(order_id) from orders where closed_at is null");
        long other = database.number("select max(order_id) from orders where closed_at is null");
        Map<String, List<String>> before = database.dump();
        database.execute("update balances set locked = locked + 0.00000001 where account_id = 3 and asset_id = 1;"
                + " update orders set remaining_qty = remaining_qty + 1, executed_qty = executed_qty + 1 where order_id = "
                + order + ";"
                + " update orders set closed_at = now(), status = 'cancelled' where order_id = " + other);

        assertThat(reconcile()).isEqualTo(ReconcileCommand.DIFFER);

        assertThat(text(out))
                .containsPattern("\\R3 +locked USDT ")
                .containsPattern("order " + order + " executed ")
                .containsPattern("order " + order + " remaining ")
                .containsPattern("order " + other + " +not open +open\\R")
                .contains("Database and engine differ: 4 differences in 9 accounts");

        assertThat(rebuild()).isZero();

        assertThat(text(out))
                .contains("orders: " + database.number("select count(*) from orders")
                        + " rows; 0 were missing, 2 different, 0 too many")
                .endsWith("Corrected." + System.lineSeparator());
        assertThat(database.dump()).isEqualTo(before);
        assertThat(reconcile()).isEqualTo(ReconcileCommand.AGREE);
    }

    @Test
    void anEngineThatDoesNotAnswerIsSaid() {
        engine.close();

        assertThat(reconcile()).isEqualTo(ReconcileCommand.UNKNOWN);

        assertThat(text(err)).startsWith("Can't compare: the engine has not answered within");
    }

    @Test
    void placesThatAreNotThereAreSaid() {
        assertThat(run(
                        new ReconcileCommand(stream(out), stream(err)),
                        "--database-url",
                        "postgresql://x@127.0.0.1:1/x"))
                .isEqualTo(ReconcileCommand.UNKNOWN);
        assertThat(text(err)).startsWith("The database can't be asked: ").doesNotContain("\tat ");
        assertThat(run(new RebuildCommand(stream(out), stream(err)), "--database-url", "nonsense"))
                .isEqualTo(2);
        assertThat(text(err)).contains("DATABASE_URL does not begin with postgresql://");
    }

    private void trade(int commands) {
        for (int i = 0; i < commands; i++) {
            send(trading.next());
        }
    }

    private Reply send(Command command) {
        while (true) {
            try {
                return client.send(command);
            } catch (ExchangeUnavailableException e) {
                if (e.isMaybeDone()) {
                    throw e;
                }
            }
        }
    }

    /** Everything that has happened is in the database, and nothing more happens by itself. */
    private void settle() {
        for (long account = 1; account <= RandomTrading.ACCOUNTS; account++) {
            client.send(new Heartbeat(account, 0));
        }
        await().atMost(SOON).until(() -> {
            long last = client.ask(new Query.AllMarkets(0)).sequence();
            return database.number("select last_sequence from exchange_progress") == last
                    && database.number("select count(*) from orders where closed_at is null and expires_at is not null")
                            == 0;
        });
    }

    private int reconcile() {
        return run(
                new ReconcileCommand(stream(out), stream(err)),
                "--database-url",
                database.url(),
                "--exchange-redis-url",
                exchangeRedis.url());
    }

    private int rebuild() {
        return run(new RebuildCommand(stream(out), stream(err)), "--database-url", database.url());
    }

    private int run(Object command, String... args) {
        out.reset();
        return new CommandLine(command).execute(args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static CreateMarket market(String symbol, String base) {
        return new CreateMarket(
                symbol,
                base,
                8,
                "USDT",
                8,
                1_000_000,
                1_000,
                new Rules(1, 1_000_000_000, 0, 0, 10, 20, 0, 0, Prevention.NONE));
    }
}
