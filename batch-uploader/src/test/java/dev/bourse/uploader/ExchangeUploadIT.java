package dev.bourse.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.EventsEncoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.market.Instrument;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import dev.bourse.exchange.client.Command.ChangeMarketStatus;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import dev.bourse.uploader.exchange.ExchangeDatabase;
import dev.bourse.uploader.exchange.ExchangeStore;
import dev.bourse.uploader.exchange.LogEntry;
import dev.bourse.uploader.exchange.RandomTrading;
import dev.bourse.uploader.exchange.TestExchange;
import io.lettuce.core.RedisClient;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the exchange's event log to the tables, with a Redis for it, one for market data, and a real database. */
@Tag("long")
final class ExchangeUploadIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("bourse.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TestExchange exchange = new TestExchange();
    private final RandomTrading trading = new RandomTrading(seed, exchange.timeMs());
    private TestRedis marketRedis;
    private TestRedis exchangeRedis;
    private RedisClient client;
    private RedisEventLog log;
    private ExchangeDatabase database;
    private int written;

    @BeforeEach
    void startServers() throws Exception {
        System.out.println("ExchangeUploadIT seed " + seed);
        marketRedis = new TestRedis(Files.createDirectory(folder.resolve("market")));
        exchangeRedis = new TestRedis(Files.createDirectory(folder.resolve("exchange")));
        client = RedisClient.create(exchangeRedis.url());
        log = new RedisEventLog(new RedisLink(client, Duration.ofSeconds(5)));
        database = new ExchangeDatabase();
    }

    @AfterEach
    void stopServers() throws Exception {
        client.shutdown();
        database.close();
        marketRedis.close();
        exchangeRedis.close();
    }

    @Test
    void eventsAreStoredAndTheLogIsToldThatTheyAre() {
        trade(500);
        write();

        try (TestUploader uploader = start()) {
            awaitAll();
            trade(500);
            write();
            awaitAll();

            long last = exchange.progress().lastSequence();
            await().atMost(SOON).until(() -> log.archivedTo() == last);
            await().atMost(SOON).until(() -> uploader.metric("uploader_exchange_events_total") == last);
            await().atMost(SOON).until(() -> uploader.metric("uploader_exchange_lag_events") == 0);
            assertThat(get(uploader, "/health/exchange"))
                    .contains("\"status\":\"UP\"", "\"sequence\":" + last, "\"lagEvents\":0");
        }
        assertThat(database.number("select sum(trades) from candles_1d"))
                .isEqualTo(database.number("select count(*) / 2 from fills"));
    }

    @Test
    void eventIsInTheDatabaseWithinATenthOfASecondAlsoRightAfterAnother() {
        write();
        try (TestUploader _ = start("BATCH_TIMEOUT=5s")) {
            awaitAll();

            timeToTheDatabase();
            // A busy machine only adds to what it takes, and seldom to each of several.
            Duration shortest = IntStream.range(0, 10)
                    .mapToObj(_ -> timeToTheDatabase())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();

            assertThat(shortest).isLessThan(Duration.ofMillis(100));
        }
    }

    private Duration timeToTheDatabase() {
        exchange.deposit(1, TestExchange.BTC, "1");
        long startNanos = System.nanoTime();
        write();
        long last = exchange.progress().lastSequence();
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> stored() == last);
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    @Test
    void marketsAreAnnouncedAtOnceAfterAChangeAndWhenRedisWasEmptied() {
        write();
        Instrument feeds = new Instrument("BTCUSDT", "BTC", "USDT", BigDecimal.ONE, BigDecimal.ONE, true);
        hash("BTCUSDT", WireJson.write(feeds));

        try (TestUploader _ = start()) {
            Instrument own =
                    new Instrument("BTC_USDT", "BTC", "USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), true);
            await().atMost(SOON).until(() -> own.equals(instrument("BTC_USDT")));
            assertThat(instrument("BTCUSDT")).isEqualTo(feeds);

            exchange.send(new ChangeMarketStatus(TestExchange.BTC_USDT, MarketStatus.HALTED));
            write();
            await().atMost(SOON).until(() -> {
                Instrument it = instrument("BTC_USDT");
                return it != null && !it.active();
            });

            flush(marketRedis);
            await().atMost(SOON).until(() -> instrument("ETH_USDT") != null && instrument("BTC_USDT") != null);
        }
    }

    /** Uploaders come and go, sometimes two at once, while both Redis and the database's sessions are cut off. */
    @Test
    void eachEventIsAppliedOnceWhateverIsStoppedAndStarted() throws Exception {
        for (int life = 0; life < 6; life++) {
            trade(400);
            write();
            TestUploader one = start("BATCH_SIZE=20");
            TestUploader other = random.nextBoolean() ? start("BATCH_SIZE=30") : one;
            trade(400);
            write();
            Thread.sleep(random.nextInt(300));
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'batch-uploader'");
            if (random.nextInt(3) == 0) {
                exchangeRedis.goAway();
                exchangeRedis.comeBack();
            }
            one.close();
            other.close();
        }
        try (TestUploader _ = start()) {
            awaitAll();
        }
        try (ExchangeDatabase undisturbed = new ExchangeDatabase()) {
            new ExchangeStore(undisturbed.sessions()).apply(exchange.log());
            assertThat(database.dump()).isEqualTo(undisturbed.dump());
        }
    }

    @Test
    void emptiedRedisStopsTheUploadUntilTheLogIsThereAgain() {
        trade(300);
        write();
        try (TestUploader uploader = start()) {
            awaitAll();
            long last = stored();

            flush(exchangeRedis);

            await().atMost(SOON)
                    .until(() -> get(uploader, "/health/exchange")
                            .contains("the event log ends at 0 but the database" + " has events up to " + last));
            assertThat(get(uploader, "/health")).contains("DOWN");
            assertThat(get(uploader, "/live")).contains("UP");
            TestExchange another = new TestExchange();
            append(another.log());
            await().pollDelay(Duration.ofMillis(500))
                    .atMost(SOON)
                    .until(() -> get(uploader, "/health/exchange")
                            .contains("the event log ends at "
                                    + another.progress().lastSequence()));
            assertThat(stored()).isEqualTo(last);

            flush(exchangeRedis);
            written = 0;
            trade(100);
            write();

            awaitAll();
            await().atMost(SOON).until(() -> get(uploader, "/health/exchange").contains("UP"));
        }
    }

    @Test
    void logThatWasTrimmedTooEarlyStopsTheUpload() {
        trade(300);
        write();
        trimExactly(exchange.log().get(250).lastSequence());

        try (TestUploader uploader = start()) {
            await().atMost(SOON)
                    .until(() -> get(uploader, "/health/exchange")
                            .contains("events 1 to " + exchange.log().get(250).lastSequence()
                                    + " are neither in the database nor in the event log"));
            assertThat(stored()).isZero();
            assertThat(log.archivedTo()).isZero();
            assertThat(uploader.metric("uploader_exchange_events_total")).isZero();
        }
    }

    @Test
    void anotherHistoryStopsTheUpload() {
        trade(300);
        write();
        try (TestUploader uploader = start()) {
            awaitAll();
            long last = stored();
            TestExchange another = new TestExchange();
            while (another.progress().lastSequence() < last + 10) {
                another.deposit(1, TestExchange.BTC, "1");
            }
            append(another.log());

            await().atMost(SOON)
                    .until(() -> get(uploader, "/health/exchange")
                            .contains("of the event log does not follow event " + last));
            assertThat(stored()).isEqualTo(last);
        }
    }

    @Test
    void unknownEventsAreArchivedAndTheUploadGoesOn() {
        exchange.deposit(1, TestExchange.BTC, "1");
        write();
        byte[] newer = withUnknownEvent(exchange.log().getLast());

        try (TestUploader uploader = start()) {
            awaitAll();
            long last = exchange.progress().lastSequence();
            log.append(last + 1, new UnsafeBuffer(newer), 0, newer.length);
            log.flush();

            await().atMost(SOON).until(() -> stored() == last + 1);
            assertThat(get(uploader, "/health/exchange")).contains("UP");
        }
        assertThat(database.number("select length(data) from engine_events order by last_sequence desc limit 1"))
                .isEqualTo(newer.length);
    }

    @Test
    void entryThatCantBeReadStopsTheUploadBeforeIt() {
        exchange.deposit(1, TestExchange.BTC, "1");
        write();
        long last = exchange.progress().lastSequence();
        byte[] nonsense = new byte[100];

        try (TestUploader uploader = start()) {
            awaitAll();
            log.append(last + 1, new UnsafeBuffer(nonsense), 0, nonsense.length);
            log.flush();

            await().atMost(SOON)
                    .until(() -> get(uploader, "/health/exchange")
                            .contains("entry " + (last + 1) + " of the event log can't be read"));
            assertThat(stored()).isEqualTo(last);
        }
    }

    /** The next entry, with one event of a kind that there is not. */
    private static byte[] withUnknownEvent(LogEntry before) {
        UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderDecoder.ENCODED_LENGTH * 2 + EventsDecoder.BLOCK_LENGTH + 3]);
        new EventsEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .firstSequence(before.lastSequence() + 1)
                .time(before.events().timeMs() + 1)
                .digestBefore(before.digestAfter())
                .count(1)
                .isLast(Flag.YES);
        new MessageHeaderEncoder()
                .wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH + EventsDecoder.BLOCK_LENGTH)
                .blockLength(3)
                .templateId(199)
                .schemaId(MessageHeaderDecoder.SCHEMA_ID)
                .version(MessageHeaderDecoder.SCHEMA_VERSION + 1);
        return buffer.byteArray();
    }

    private TestUploader start(String... settings) {
        String[] all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "EXCHANGE_REDIS_URL=" + exchangeRedis.url();
        return TestUploader.start(marketRedis, database.url(), all);
    }

    private void trade(int commands) {
        for (int i = 0; i < commands; i++) {
            exchange.send(trading.next());
        }
    }

    /** Puts what has happened since into the log. */
    private void write() {
        List<LogEntry> all = exchange.log();
        append(all.subList(written, all.size()));
        written = all.size();
    }

    private void append(List<LogEntry> entries) {
        entries.forEach(it -> log.append(it.lastSequence(), new UnsafeBuffer(it.bytes()), 0, it.bytes().length));
        log.flush();
    }

    private void awaitAll() {
        long last = exchange.progress().lastSequence();
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> stored() == last);
    }

    private long stored() {
        return database.number("select last_sequence from exchange_progress");
    }

    private void trimExactly(long sequence) {
        try (StatefulRedisConnection<String, String> connection = exchangeRedis.connect()) {
            connection.sync().xtrim(RedisNames.ENGINE_EVENTS, new XTrimArgs().minId((sequence + 1) + "-0"));
        }
    }

    private static void flush(TestRedis redis) {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().flushall();
        }
    }

    private void hash(String symbol, String json) {
        try (StatefulRedisConnection<String, String> connection = marketRedis.connect()) {
            connection.sync().hset(RedisNames.INSTRUMENTS, symbol, json);
        }
    }

    private @Nullable Instrument instrument(String symbol) {
        try (StatefulRedisConnection<String, String> connection = marketRedis.connect()) {
            String json = connection.sync().hget(RedisNames.INSTRUMENTS, symbol);
            return json == null ? null : WireJson.read(json, Instrument.class);
        }
    }

    private static String get(TestUploader uploader, String path) {
        try {
            return uploader.get(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
