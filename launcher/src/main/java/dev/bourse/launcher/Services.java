package dev.bourse.launcher;

import dev.bourse.backend.HttpBackendApplication;
import dev.bourse.engine.MatchingEngineApplication;
import dev.bourse.maker.MarketMakerApplication;
import dev.bourse.maker.demo.DemoExchange;
import dev.bourse.poller.PricePollerApplication;
import dev.bourse.realtime.RealtimeApplication;
import dev.bourse.simulator.FeedSimulatorApplication;
import dev.bourse.uploader.BatchUploaderApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The services of one Bourse, started in order and stopped in the reverse order. */
final class Services implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Ports ports;
    private final String databaseUrl;
    private final String redisUrl;
    private final String exchangeRedisUrl;
    private final DataDirectory data;
    private final Deque<ConfigurableApplicationContext> running = new ConcurrentLinkedDeque<>();

    /**
     * Services that are not started yet.
     *
     * @param redisUrl the Redis of market data
     * @param exchangeRedisUrl the Redis of the exchange's logs
     * @param data where the engine keeps its snapshots and the backend its secrets
     */
    Services(Ports ports, String databaseUrl, String redisUrl, String exchangeRedisUrl, DataDirectory data) {
        this.ports = ports;
        this.databaseUrl = databaseUrl;
        this.redisUrl = redisUrl;
        this.exchangeRedisUrl = exchangeRedisUrl;
        this.data = data;
    }

    /** Starts all that this feed needs. */
    void start(Feed feed) {
        List<String> poller = new ArrayList<>(List.of("REDIS_URL=" + redisUrl));
        switch (feed) {
            case Feed.Binance _ -> {}
            case Feed.Simulated _ -> poller.addAll(simulator(List.of(), "simulated"));
            case Feed.Recorded(var files, var speed) -> {
                String names = files.stream().map(Object::toString).collect(Collectors.joining(","));
                poller.addAll(simulator(List.of("RECORDED_FILES=" + names, "REPLAY_SPEED=" + speed), "recorded"));
                poller.add("SUPPORTED_SYMBOLS="
                        + String.join(",", SimulatedSymbols.of("http://localhost:" + ports.simulator())));
            }
        }
        startTogether(List.of(
                () -> run(
                        BatchUploaderApplication.application(),
                        ports.uploader(),
                        List.of(
                                "REDIS_URL=" + redisUrl,
                                "EXCHANGE_REDIS_URL=" + exchangeRedisUrl,
                                "DATABASE_URL=" + databaseUrl)),
                () -> run(
                        MatchingEngineApplication.application(),
                        ports.engine(),
                        List.of(
                                "EXCHANGE_REDIS_URL=" + exchangeRedisUrl,
                                "SNAPSHOT_DIRECTORY=" + data.resolve("snapshots"))),
                () -> run(HttpBackendApplication.application(), ports.backend(), backend(feed)),
                () -> run(
                        RealtimeApplication.application(),
                        ports.realtime(),
                        List.of(
                                "REDIS_URL=" + redisUrl,
                                "EXCHANGE_REDIS_URL=" + exchangeRedisUrl,
                                "BACKEND_URL=http://localhost:" + ports.backend())),
                () -> run(PricePollerApplication.application(), ports.poller(), poller),
                () -> run(MarketMakerApplication.application(), ports.maker(), maker())));
    }

    /** Of {@link Operator#USERNAME}. */
    String operatorPassword() {
        return Operator.password(data.resolve("operator.password"));
    }

    /** Where the market maker's API key will be, or is already. */
    Path makersKey() {
        return data.resolve("maker.key");
    }

    @Override
    public void close() {
        // Before the others, whoever was up last: it cancels its orders through them.
        running.stream()
                .filter(it -> MarketMakerApplication.NAME.equals(it.getId()))
                .toList()
                .forEach(it -> {
                    running.remove(it);
                    running.push(it);
                });
        while (!running.isEmpty()) {
            ConfigurableApplicationContext context = running.pop();
            LOG.info("stopping {}", context.getId());
            context.close();
        }
    }

    private List<String> backend(Feed feed) {
        List<String> settings = new ArrayList<>(List.of(
                "REDIS_URL=" + redisUrl,
                "EXCHANGE_REDIS_URL=" + exchangeRedisUrl,
                "DATABASE_URL=" + databaseUrl,
                "SECRET_KEY_FILE=" + data.resolve("secret.key"),
                "OPERATOR_USERNAME=" + Operator.USERNAME,
                "OPERATOR_PASSWORD=" + operatorPassword(),
                "DEMO_ON_RAMP=true",
                "WEBSOCKET_PORT=" + ports.realtime(),
                "PRICE_POLLER_URL=http://localhost:" + ports.poller(),
                "BATCH_UPLOADER_URL=http://localhost:" + ports.uploader(),
                "REALTIME_SERVER_URL=http://localhost:" + ports.realtime(),
                "MATCHING_ENGINE_URL=http://localhost:" + ports.engine(),
                "MARKET_MAKER_URL=http://localhost:" + ports.maker()));
        if (!(feed instanceof Feed.Binance)) {
            settings.add("FEED_SIMULATOR_URL=http://localhost:" + ports.simulator());
        }
        return settings;
    }

    /** It waits for its key, which is made when all of them run. */
    private List<String> maker() {
        List<String> settings = new ArrayList<>(DemoExchange.MAKERS_SETTINGS);
        settings.addAll(List.of(
                "REDIS_URL=" + redisUrl,
                "API_URL=http://localhost:" + ports.backend(),
                "WEBSOCKET_URL=ws://localhost:" + ports.realtime(),
                "API_KEY_FILE=" + makersKey()));
        return settings;
    }

    /** None of them needs another to start, and a start keeps one core busy. */
    private static void startTogether(List<Runnable> starts) {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> started = new ArrayList<>();
            starts.forEach(it -> started.add(threads.submit(it)));
            for (Future<?> it : started) {
                it.get();
            }
        } catch (ExecutionException e) {
            throw new CannotStartException(Screen.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("Interrupted while starting.", e);
        }
    }

    /** Starts the simulated exchange; returns the poller's settings for it. */
    private List<String> simulator(List<String> settings, String source) {
        run(FeedSimulatorApplication.application(), ports.simulator(), settings);
        String host = "localhost:" + ports.simulator();
        return List.of(
                "BINANCE_WEBSOCKET_URL=ws://" + host + "/ws", "BINANCE_REST_URL=http://" + host, "FEED=" + source);
    }

    private void run(SpringApplication application, int port, List<String> settings) {
        application.setRegisterShutdownHook(false);
        List<String> args = new ArrayList<>(List.of("--SERVER_PORT=" + port));
        settings.forEach(it -> args.add("--" + it));
        running.push(application.run(args.toArray(String[]::new)));
    }
}
