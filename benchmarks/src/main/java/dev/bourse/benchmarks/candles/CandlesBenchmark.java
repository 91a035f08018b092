package dev.bourse.benchmarks.candles;

import dev.bourse.backend.HttpBackendApplication;
import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.Servers;
import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Instrument;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bourse bench candles}. */
@Command(
        name = "candles",
        mixinStandardHelpOptions = true,
        description = {
            "Milliseconds from asking for 1,000 candles to having the last byte of them, for each duration.",
            "",
            "Starts its own PostgreSQL and Redis, and the http-backend with its default settings but for the limit on requests, on this"
                    + " machine. Trades of one symbol, evenly over 1,100 days so that there are a thousand candles even of a day, are stored by COPY"
                    + " through the triggers that make the candles; so are the exchange's 1m klines of the last week, one day of"
                    + " which has no trades, so that longer candles over it are composed of minutes.",
            "One client asks over loopback with keep-alive and without compression, one request after the other: every second"
                    + " time for the newest candles, else for those before a random time. Each answer must have 1,000."
        })
public final class CandlesBenchmark implements Callable<Integer> {

    private static final int CANDLES = 1000;
    private static final double GOAL_MS = 20;

    @Option(names = "--trades", paramLabel = "N", description = "How many trades (default: ${DEFAULT-VALUE}).")
    private int trades = 5_000_000;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description =
                    "How many requests of each duration, after a tenth of them to be warm (default: ${DEFAULT-VALUE}).")
    private int requests = 5000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final SplittableRandom random = new SplittableRandom(StoredMarket.SEED);

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        out.printf(
                Locale.ROOT,
                "%nOn %s.%n%,d trades, %,d requests of each duration, seed %d.%n",
                Machine.describe(),
                trades,
                requests,
                StoredMarket.SEED);
        out.flush();
        StoredMarket market = new StoredMarket(trades);
        try (Servers servers = Servers.start()) {
            long start = System.nanoTime();
            market.store(servers.databaseUrl());
            out.printf(Locale.ROOT, "Stored in %.0f s.%n%n", (System.nanoTime() - start) / 1e9);
            try (ConfigurableApplicationContext service = startService(servers);
                    HttpClient client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                announce(service.getBean(StringRedisTemplate.class));
                String port = service.getEnvironment().getProperty("local.server.port");
                measure(out, client, URI.create("http://localhost:" + port), market);
            }
        }
        return 0;
    }

    private void measure(PrintWriter out, HttpClient client, URI service, StoredMarket market)
            throws IOException, InterruptedException {
        for (CandleDuration duration : CandleDuration.values()) {
            ask(client, service, market, duration, Math.max(1, requests / 10));
        }
        out.println("duration    p50 ms    p90 ms    p99 ms    max ms   p99 under 20 ms");
        out.flush();
        for (CandleDuration duration : CandleDuration.values()) {
            Histogram nanos = ask(client, service, market, duration, requests);
            out.printf(
                    Locale.ROOT,
                    "%-8s %9.2f %9.2f %9.2f %9.2f   %s%n",
                    duration.label(),
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(90) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getMaxValue() / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6 < GOAL_MS ? "yes" : "NO");
            out.flush();
        }
    }

    private Histogram ask(HttpClient client, URI service, StoredMarket market, CandleDuration duration, int times)
            throws IOException, InterruptedException {
        Histogram nanos = new Histogram(3);
        long earliest = market.earliestEnd(duration, CANDLES).getEpochSecond();
        for (int i = 0; i < times; i++) {
            String path = "/candles?asset=BTC&limit=" + CANDLES + "&duration=" + duration.label();
            if (i % 2 == 0) {
                path += "&endTime=" + random.nextLong(earliest, market.end().getEpochSecond());
            }
            HttpRequest request = HttpRequest.newBuilder(service.resolve(path)).build();
            long start = System.nanoTime();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            nanos.recordValue(System.nanoTime() - start);
            check(path, response);
        }
        return nanos;
    }

    /** Every candle is an object within the one that holds them. */
    private static void check(String path, HttpResponse<byte[]> response) {
        int objects = 0;
        for (byte character : response.body()) {
            objects += character == '{' ? 1 : 0;
        }
        if (response.statusCode() != 200 || objects != CANDLES + 1) {
            throw new IllegalStateException(
                    path + " answered " + response.statusCode() + " with " + (objects - 1) + " candles");
        }
    }

    private static ConfigurableApplicationContext startService(Servers servers) {
        SpringApplication application = HttpBackendApplication.application();
        application.setRegisterShutdownHook(false);
        return application.run(
                "--SERVER_PORT=0",
                "--server.address=localhost",
                "--LOG_LEVEL=WARN",
                "--MARKET_DATA_PER_SECOND=0",
                "--SECRET_KEY_FILE=" + servers.file("secret.key"),
                "--REDIS_URL=" + servers.redisUrl(),
                "--DATABASE_URL=" + servers.databaseUrl().toUrl());
    }

    private static void announce(StringRedisTemplate redis) {
        Instrument instrument = new Instrument(
                StoredMarket.SYMBOL, "BTC", "USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), true);
        redis.opsForHash().put(RedisNames.INSTRUMENTS, instrument.symbol(), WireJson.write(instrument));
    }
}
