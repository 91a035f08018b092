package dev.bourse.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.FeedStatus;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.TradeCodec;
import dev.bourse.common.wire.WireJson;
import dev.bourse.simulator.FeedSimulatorApplication;
import dev.bourse.simulator.fault.ConnectionSelector;
import dev.bourse.simulator.fault.Fault;
import dev.bourse.simulator.fault.Faults;
import dev.bourse.testing.FreePorts;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import redis.embedded.RedisServer;

/** The poller against the simulated exchange, with everything that goes wrong there, and a real Redis. */
final class PricePollerIT {

    private static final String SYMBOL = "BTCUSDT";
    private static final long MINUTE_MS = 60_000;

    @TempDir
    private Path directory;

    private final int redisPort = FreePorts.next();
    private RedisServer redis;
    private RedisClient client;
    private RedisCommands<String, String> commands;
    private ConfigurableApplicationContext exchange;
    private ConfigurableApplicationContext poller;

    @BeforeEach
    void start() throws IOException {
        startRedis();
        client = RedisClient.create("redis://localhost:" + redisPort);
        commands = client.connect().sync();
        exchange = startExchange(200);
        poller = startPoller();
    }

    @AfterEach
    void stop() throws IOException {
        poller.close();
        exchange.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        redis.stop();
    }

    @Test
    void tradesAreStreamedOnceInOrderWithoutAGap() {
        awaitTrades(300);

        assertNothingIsMissing();
        assertThat(count("bourse.feed.duplicates"))
                .as("the other connection brings each trade too")
                .isPositive();
        assertThat(poller.getBean(MeterRegistry.class)
                        .get("bourse.feed.trade.age")
                        .gauge()
                        .value())
                .as("age of the newest trade in seconds")
                .isBetween(0.0, 30.0);
    }

    @Test
    void pricesArePublishedAndKeptWithTheSpread() throws InterruptedException {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        var connection = client.connectPubSub();
        connection.addListener(new io.lettuce.core.pubsub.RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                messages.add(message);
            }
        });
        connection.sync().subscribe(RedisNames.market(SYMBOL));

        assertThat(messages.poll(10, TimeUnit.SECONDS))
                .matches("\\{\"symbol\":\"BTCUSDT\",\"originalPrice\":[0-9.]+,\"bidPrice\":[0-9.]+,"
                        + "\"askPrice\":[0-9.]+,\"timestamp\":[0-9]{13}}");
        patiently()
                .untilAsserted(() -> assertThat(commands.get(RedisNames.price(SYMBOL)))
                        .matches("\\{\"price\":[0-9.]+,\"bid\":[0-9.]+,\"ask\":[0-9.]+,\"volume\":[0-9.]+,"
                                + "\"bestBid\":[0-9.]+,\"bestAsk\":[0-9.]+,\"timestamp\":[0-9]{13}}"));
        assertThat(commands.pttl(RedisNames.price(SYMBOL))).isPositive();
        assertThat(commands.hget(RedisNames.INSTRUMENTS, SYMBOL))
                .contains("\"quoteAsset\":\"USDT\"", "\"active\":true");
        connection.close();
    }

    @Test
    void historyOfEachDurationIsThereAtOnce() {
        poller.close();
        exchange.close();
        commands.flushall();
        exchange = startExchange(2);
        poller = startPoller("HISTORY_CANDLES=100");

        patiently()
                .untilAsserted(() -> assertThat(klines().stream()
                                .map(it -> it.duration().label())
                                .distinct())
                        .containsExactlyInAnyOrder("30s", "1m", "5m", "15m", "1h", "4h", "1d"));
        assertThat(klines()).allMatch(Kline::fillsGap);
    }

    @ParameterizedTest
    @EnumSource(Fault.GarbageKind.class)
    void garbageIsIgnored(Fault.GarbageKind kind) {
        awaitTrades(50);

        inject(new Fault.Garbage(ConnectionSelector.ALL, kind, 5));

        awaitTrades(300);
        assertNothingIsMissing();
    }

    @Test
    void oneLostConnectionLosesNothing() {
        awaitTrades(100);

        inject(new Fault.Drop(ConnectionSelector.ODD));

        awaitTrades(400);
        assertNothingIsMissing();
    }

    @Test
    void whatBothConnectionsMissedIsFetched() {
        awaitTrades(100);

        inject(new Fault.Drop(ConnectionSelector.ALL));
        inject(new Fault.Skip(null, 150, 1.0));

        patiently().until(() -> count("bourse.feed.gap.trades.filled") > 0);
        awaitTrades(600);
        assertNothingIsMissing();
        assertThat(count("bourse.feed.reconnects")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void tradesOutOfOrderAndTwiceAreStreamedInOrderOnce() {
        inject(new Fault.Reorder(ConnectionSelector.ODD, null, 200, Duration.ofMillis(100)));
        inject(new Fault.Duplicate(ConnectionSelector.ALL, null, 200));
        inject(new Fault.Skip(null, 0, 0.1));

        awaitTrades(500);
        assertNothingIsMissing();
    }

    @Test
    void silentConnectionIsReplaced() {
        restartPollerWith("STALE_AFTER=1s");
        awaitTrades(50);

        inject(new Fault.Stall(ConnectionSelector.ALL, Duration.ofMinutes(5)));

        patiently().until(() -> count("bourse.feed.reconnects") >= 2);
        long before = count("bourse.feed.trades");
        patiently().until(() -> count("bourse.feed.trades") > before + 100);
        assertNothingIsMissing();
    }

    @Test
    void connectionsAreRenewedBeforeTheExchangeEndsThem() {
        restartPollerWith("MAX_CONNECTION_AGE=2s");

        patiently().until(() -> count("bourse.feed.reconnects") >= 4);

        assertNothingIsMissing();
    }

    @Test
    void endAfterTwentyFourHoursLosesNothing() {
        awaitTrades(100);

        inject(new Fault.Disconnect24h(ConnectionSelector.ALL));

        awaitTrades(500);
        assertNothingIsMissing();
    }

    @Test
    void refusedRequestsAreWaitedOut() {
        awaitTrades(100);

        inject(new Fault.Refuse(429, 1, Duration.ofSeconds(2), true, true));
        inject(new Fault.Skip(null, 100, 1.0));

        patiently().until(() -> count("bourse.feed.gap.trades.filled") > 0);
        awaitTrades(500);
        assertNothingIsMissing();
    }

    @Test
    void restartedPollerGoesOnWhereItEnded() {
        awaitTrades(100);
        poller.close();
        long newest = newestId();
        patiently().until(() -> exchangeIsAheadOf(newest + 300));

        poller = startPoller();

        patiently().until(() -> newestId() > newest + 300);
        assertNothingIsMissing();
    }

    @Test
    void gapThatIsTooLongIsFilledWithKlines() {
        poller.close();
        exchange.close();
        commands.flushall();
        exchange = run(applicationWithFastClock(30), "SIMULATOR_SYMBOLS=BTCUSDT", "TRADES_PER_SECOND=10");
        poller = startPoller();
        awaitTrades(100);
        poller.close();
        MarketTrade last = trades().getLast();
        patiently().until(() -> exchangeIsAheadOf(last.tradeId() + 2_000));

        poller = startPoller("MAX_GAP_TRADES=20");

        patiently().until(() -> count("bourse.feed.gap.trades.skipped") > 0);
        patiently().until(() -> newestId() > last.tradeId());
        MarketTrade next = trades().stream()
                .filter(it -> it.tradeId() > last.tradeId())
                .findFirst()
                .orElseThrow();
        assertThat(next.tradeId()).isGreaterThan(last.tradeId() + 20);
        List<Long> minutes = LongStream.rangeClosed(last.timeMs() / MINUTE_MS, next.timeMs() / MINUTE_MS)
                .mapToObj(it -> it * MINUTE_MS)
                .toList();
        assertThat(minutes).as("the gap is some minutes long").hasSizeGreaterThan(2);
        patiently().untilAsserted(() -> assertThat(minutesFilled()).containsAll(minutes));
        patiently().until(() -> commands.hget("poller:unfinished_history", SYMBOL) == null);
        assertThat(count("bourse.feed.gap.klines.filled")).isGreaterThanOrEqualTo(minutes.size());
    }

    @Test
    void whileRedisIsAwayTradesWaitAndWhatDoesNotFitIsFetched() throws IOException {
        restartPollerWith("BUFFER_SIZE=100");
        awaitTrades(100);

        long received = messages();
        redis.stop();
        patiently().until(() -> messages() > received + 1_000);
        startRedis();

        long before = newestId();
        patiently().until(() -> newestId() > before + 500);
        assertNothingIsMissing();
    }

    @Test
    void whatRedisLostIsWrittenAgain() {
        awaitTrades(300);
        List<Long> written = ids();
        long remembered = written.get(written.size() / 2);

        // As after a crash with appendfsync everysec: the last entries and the id that was written with them are gone.
        commands.multi();
        commands.xtrim(RedisNames.TRADES_STREAM, 0);
        commands.hset(RedisNames.LAST_TRADE_IDS, SYMBOL, Long.toString(remembered));
        commands.clientKill(io.lettuce.core.KillArgs.Builder.typeNormal().skipme());
        commands.exec();

        patiently().until(() -> ids().contains(remembered + 1));
        patiently().until(() -> newestId() > written.getLast() + 100);
        List<Long> after =
                ids().stream().filter(it -> it > remembered).distinct().sorted().toList();
        assertThat(after)
                .containsExactlyElementsOf(LongStream.rangeClosed(remembered + 1, after.getLast())
                        .boxed()
                        .toList());
    }

    @Test
    void watchedSymbolsAreCarriedAndUnknownOnesAreNot() {
        restartPollerWith("SYMBOL_REFRESH=200");

        commands.sadd(RedisNames.marketwatch("7"), "ETHUSDT", "NOSUCHUSDT", "drop table");

        patiently().until(() -> symbolsInStream().contains("ETHUSDT"));
        commands.srem(RedisNames.marketwatch("7"), "ETHUSDT");
        patiently()
                .untilAsserted(() -> assertThat(commands.hget(RedisNames.INSTRUMENTS, "ETHUSDT"))
                        .contains("\"active\":false"));
        assertThat(commands.hget(RedisNames.INSTRUMENTS, "NOSUCHUSDT")).isNull();
    }

    @Test
    void whatTheExchangeOffersIsToldAndToldAgainWhenRedisHasForgottenIt() {
        restartPollerWith("SYMBOL_REFRESH=200");
        String offered = """
                [{"symbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT"},\
                {"symbol":"ETHUSDT","baseAsset":"ETH","quoteAsset":"USDT"},\
                {"symbol":"SOLUSDT","baseAsset":"SOL","quoteAsset":"USDT"}]""";
        patiently()
                .untilAsserted(() ->
                        assertThat(commands.get(RedisNames.OFFERED_SYMBOLS)).isEqualTo(offered));

        commands.del(RedisNames.OFFERED_SYMBOLS);

        patiently()
                .untilAsserted(() ->
                        assertThat(commands.get(RedisNames.OFFERED_SYMBOLS)).isEqualTo(offered));
    }

    @Test
    void statusSaysWhichFeedItIsAndWhetherItIsUp() {
        patiently().untilAsserted(() -> {
            FeedStatus status = WireJson.read(commands.get(RedisNames.FEED_STATUS), FeedStatus.class);
            assertThat(status.source()).isEqualTo(FeedStatus.Source.SIMULATED);
            assertThat(status.connected()).isTrue();
            assertThat(status.lastTradeTime()).isNotNull();
        });

        exchange.close();

        patiently()
                .untilAsserted(() -> assertThat(WireJson.read(commands.get(RedisNames.FEED_STATUS), FeedStatus.class)
                                .connected())
                        .isFalse());
    }

    private long messages() {
        return count("bourse.feed.messages");
    }

    private boolean exchangeIsAheadOf(long id) {
        return poller.isActive() ? newestId() > id : exchangeNewestId() > id;
    }

    private long exchangeNewestId() {
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var rest = new dev.bourse.poller.binance.BinanceRest(
                    http, java.net.URI.create("http://localhost:" + exchangePort()), java.time.InstantSource.system());
            return rest.latestTradeId(SYMBOL).orElseThrow();
        } catch (dev.bourse.poller.binance.BinanceRestException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void inject(Fault fault) {
        exchange.getBean(Faults.class).inject(fault);
    }

    private void startRedis() throws IOException {
        redis = RedisServer.newRedisServer()
                .port(redisPort)
                .setting("dir " + directory)
                .setting("appendonly yes")
                .setting("appendfsync always")
                .setting("save \"\"")
                .build();
        redis.start();
    }

    /** An exchange for which time passes faster than it does, so that minutes close while a test waits. */
    private static SpringApplication applicationWithFastClock(int speed) {
        Instant start = Instant.now();
        long startNanos = System.nanoTime();
        InstantSource clock = () -> start.plusNanos((System.nanoTime() - startNanos) * speed);
        SpringApplication application = FeedSimulatorApplication.application();
        application.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean("clock", InstantSource.class, () -> clock));
        return application;
    }

    private static ConfigurableApplicationContext startExchange(int tradesPerSecond) {
        return run(
                FeedSimulatorApplication.application(),
                "SIMULATOR_SYMBOLS=BTCUSDT,ETHUSDT,SOLUSDT",
                "TRADES_PER_SECOND=" + tradesPerSecond);
    }

    private ConfigurableApplicationContext startPoller(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "BINANCE_WEBSOCKET_URL=ws://localhost:" + exchangePort() + "/ws",
                "BINANCE_REST_URL=http://localhost:" + exchangePort(),
                "REDIS_URL=redis://localhost:" + redisPort,
                "SUPPORTED_SYMBOLS=" + SYMBOL,
                "RECONNECT_DELAY=100",
                "HISTORY_CANDLES=0",
                "QUIET_AFTER=1s"));
        for (String it : settings) {
            all.removeIf(other -> other.startsWith(it.substring(0, it.indexOf('=') + 1)));
            all.add(it);
        }
        return run(PricePollerApplication.application(), all.toArray(String[]::new));
    }

    private void restartPollerWith(String setting) {
        poller.close();
        poller = startPoller(setting);
    }

    private String exchangePort() {
        return exchange.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static ConfigurableApplicationContext run(SpringApplication application, String... settings) {
        application.setRegisterShutdownHook(false);
        List<String> args = new ArrayList<>(List.of("--SERVER_PORT=0"));
        for (String it : settings) {
            args.add("--" + it);
        }
        return application.run(args.toArray(String[]::new));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }

    private void awaitTrades(int count) {
        patiently().until(() -> ids().size() >= count);
    }

    private void assertNothingIsMissing() {
        // Entries may repeat after a failed write, but never out of order.
        List<Long> ids = ids().stream().distinct().toList();
        assertThat(ids)
                .containsExactlyElementsOf(LongStream.rangeClosed(ids.getFirst(), ids.getLast())
                        .boxed()
                        .toList());
    }

    private List<MarketTrade> trades() {
        return commands.xrange(RedisNames.TRADES_STREAM, Range.unbounded()).stream()
                .map(it -> TradeCodec.decode(it.getBody().getOrDefault(RedisNames.DATA, "")))
                .toList();
    }

    private List<Long> ids() {
        return trades().stream()
                .filter(it -> it.symbol().equals(SYMBOL))
                .map(MarketTrade::tradeId)
                .toList();
    }

    private List<String> symbolsInStream() {
        return trades().stream().map(MarketTrade::symbol).distinct().toList();
    }

    private long newestId() {
        return newestIdOf(ids());
    }

    private static long newestIdOf(List<Long> ids) {
        return ids.stream().mapToLong(it -> it).max().orElse(-1);
    }

    private List<Kline> klines() {
        return commands.xrange(RedisNames.KLINES_STREAM, Range.unbounded()).stream()
                .map(it -> WireJson.read(it.getBody().getOrDefault(RedisNames.DATA, ""), Kline.class))
                .toList();
    }

    /** The minutes for which a kline stands in for trades. */
    private List<Long> minutesFilled() {
        return klines().stream()
                .filter(it -> it.fillsGap() && it.duration() == CandleDuration.ONE_MINUTE)
                .map(Kline::openTimeMs)
                .toList();
    }

    /** The sum of a counter over its tags. */
    private long count(String counter) {
        return (long) poller.getBean(MeterRegistry.class).find(counter).counters().stream()
                .mapToDouble(it -> it.count())
                .sum();
    }
}
