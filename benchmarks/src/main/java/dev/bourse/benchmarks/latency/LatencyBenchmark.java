package dev.bourse.benchmarks.latency;

import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.Servers;
import dev.bourse.poller.PricePollerApplication;
import dev.bourse.realtime.RealtimeApplication;
import dev.bourse.simulator.RunningFeedSimulator;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code latency}: from the exchange's socket, through poller, Redis and realtime server, to a client's socket. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = "How long a trade takes from the exchange's socket to a WebSocket client.")
public final class LatencyBenchmark implements Callable<Integer> {

    private static final String SYMBOL = "BTCUSDT";
    private static final String METHOD = """

            latency: a simulated exchange trades one symbol at about %,d trades a second. Measured for %d s after %d s of warm-up: from
            right before the exchange writes a trade to its first socket until a WebSocket client has received it, once as
            price_update (by way of Redis pub/sub) and once as trade@ (by way of the stored stream). Exchange, poller, realtime
            server and the two clients share this JVM; Redis with its append-only file runs beside it; all over loopback sockets.
            """;

    @Option(names = "--rate", defaultValue = "1000", description = "Trades a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            description = "Seconds before measuring (default: ${DEFAULT-VALUE}).")
    private long warmUpSeconds;

    @Option(names = "--seconds", defaultValue = "60", description = "Seconds of measuring (default: ${DEFAULT-VALUE}).")
    private long seconds;

    /** Trade id to the moment when it was first about to be written. */
    private final Map<Long, Long> sentNanos = new ConcurrentHashMap<>();

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        out.printf(METHOD, rate, seconds, warmUpSeconds);
        out.println(Machine.describe());
        try (Servers servers = Servers.start();
                RunningFeedSimulator exchange = RunningFeedSimulator.start(
                        "--SIMULATOR_SYMBOLS=" + SYMBOL, "--TRADES_PER_SECOND=" + rate, "--LOG_LEVEL=WARN")) {
            exchange.simulator()
                    .addSendListener((connection, symbol, id, nanoTime) -> sentNanos.putIfAbsent(id, nanoTime));
            measure(servers, exchange, out);
        }
        return 0;
    }

    private void measure(Servers servers, RunningFeedSimulator exchange, PrintStream out) throws Exception {
        String redis = "--REDIS_URL=" + servers.redisUrl();
        try (ConfigurableApplicationContext realtime = start(RealtimeApplication.application(), redis);
                ConfigurableApplicationContext poller = start(
                        PricePollerApplication.application(),
                        redis,
                        "--SUPPORTED_SYMBOLS=" + SYMBOL,
                        "--HISTORY_CANDLES=0",
                        "--BINANCE_WEBSOCKET_URL=" + exchange.webSocketUrl() + "/ws",
                        "--BINANCE_REST_URL=" + exchange.restUrl())) {
            int port = realtime.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            try (LatencyClient prices = LatencyClient.ofPrices(port);
                    LatencyClient trades = LatencyClient.ofTrades(port, SYMBOL)) {
                TimeUnit.SECONDS.sleep(warmUpSeconds);
                prices.begin();
                trades.begin();
                TimeUnit.SECONDS.sleep(seconds);
                report(out, exchange, prices.received(), trades.received());
            }
            if (!poller.isActive()) {
                throw new IllegalStateException("the poller stopped");
            }
        }
    }

    private void report(
            PrintStream out,
            RunningFeedSimulator exchange,
            List<LatencyClient.Received> prices,
            List<LatencyClient.Received> trades) {
        Histogram ofTrades = new Histogram(3);
        for (LatencyClient.Received it : trades) {
            record(ofTrades, it.tradeId(), it.nanoTime());
        }
        print(out, "trade@", trades.size(), ofTrades);
        Histogram ofPrices = new Histogram(3);
        int unmatched = match(exchange, prices, ofPrices);
        print(out, "price_update", prices.size(), ofPrices);
        out.printf(
                Locale.ROOT,
                "  %d of the price updates could not be told apart from others and are not counted%n",
                unmatched);
    }

    /** A price update has no trade id: it is found among the exchange's trades by time and price, in their order. */
    private int match(RunningFeedSimulator exchange, List<LatencyClient.Received> prices, Histogram into) {
        SymbolMarket market = exchange.simulator().market().symbol(SYMBOL).orElseThrow();
        long firstId = sentNanos.keySet().stream().mapToLong(it -> it).min().orElse(0);
        List<Trade> sent = new ArrayList<>(
                market.history().trades(firstId, market.history().newestId()));
        int unmatched = 0;
        int next = 0;
        for (LatencyClient.Received price : prices) {
            int at = next;
            while (at < sent.size() && !isOf(market, sent.get(at), price)) {
                at++;
            }
            if (at == sent.size()) {
                unmatched++;
            } else {
                record(into, sent.get(at).id(), price.nanoTime());
                next = at + 1;
            }
        }
        return unmatched;
    }

    private static boolean isOf(SymbolMarket market, Trade trade, LatencyClient.Received price) {
        BigDecimal amount = market.market().priceAmount(trade.priceTicks());
        return trade.timeMs() == price.timeMs() && amount.compareTo(price.price()) == 0;
    }

    private void record(Histogram histogram, long tradeId, long receivedNanos) {
        Long sent = sentNanos.get(tradeId);
        if (sent != null) {
            histogram.recordValue(Math.max(0, receivedNanos - sent));
        }
    }

    private static void print(PrintStream out, String what, int messages, Histogram histogram) {
        out.printf(Locale.ROOT, "%-13s %,8d messages", what, messages);
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            out.printf(Locale.ROOT, "  p%s %.3f ms", percentile, histogram.getValueAtPercentile(percentile) / 1e6);
        }
        out.println();
    }

    private static ConfigurableApplicationContext start(SpringApplication application, String... settings) {
        application.setRegisterShutdownHook(false);
        List<String> args = new ArrayList<>(List.of("--SERVER_PORT=0", "--LOG_LEVEL=WARN"));
        args.addAll(List.of(settings));
        return application.run(args.toArray(String[]::new));
    }
}
