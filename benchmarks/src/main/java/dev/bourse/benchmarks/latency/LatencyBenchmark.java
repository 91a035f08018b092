package dev.bourse.benchmarks.latency;

import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.Servers;
import dev.bourse.poller.PricePollerApplication;
import dev.bourse.realtime.RealtimeApplication;
import dev.bourse.simulator.RunningFeedSimulator;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.market.TradeHistory;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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

    @Option(names = "--rate", defaultValue = "1000", description = "Trades a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            description = "Seconds before measuring (default: ${DEFAULT-VALUE}).")
    private long warmUpSeconds;

    @Option(names = "--seconds", defaultValue = "60", description = "Seconds of measuring (default: ${DEFAULT-VALUE}).")
    private long seconds;

    private static final Duration CALIBRATION = Duration.ofMinutes(2);

    /** Bursts are above the rate. */
    private static final int MOST_TIMES_RATE = 4;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        out.printf("""

            latency: a simulated exchange trades one symbol at about %,d trades a second, in bursts and lulls. Measured for %d s after %d s of warm-up: from
            right before the exchange writes a trade to its first socket until a WebSocket client has received it, once as
            price_update (by way of Redis pub/sub) and once as trade@ (by way of the stored stream). Exchange, poller, realtime
            server and the two clients share this JVM; Redis with its append-only file runs beside it; all over loopback sockets.
            """, rate, seconds, warmUpSeconds);
        out.println(Machine.describe());
        try (Servers servers = Servers.start();
                RunningFeedSimulator exchange = RunningFeedSimulator.start(
                        "--SIMULATOR_SYMBOLS=" + SYMBOL, "--TRADES_PER_SECOND=" + rate * rate / rateNow())) {
            SymbolMarket market = exchange.simulator().market().symbol(SYMBOL).orElseThrow();
            SendTimes sent = new SendTimes(market.history().newestId(), mostTrades(warmUpSeconds + seconds));
            exchange.simulator().addSendListener((connection, symbol, id, nanoTime) -> sent.sent(id, nanoTime));
            measure(servers, exchange, market, sent, out);
        }
        return 0;
    }

    /**
     * How many trades a second the market would make now that is asked for {@link #rate}: it swings by the hour, and with it
     * what would be measured.
     */
    private double rateNow() {
        try (RunningFeedSimulator exchange =
                RunningFeedSimulator.start("--SIMULATOR_SYMBOLS=" + SYMBOL, "--TRADES_PER_SECOND=" + rate)) {
            TradeHistory history =
                    exchange.simulator().market().symbol(SYMBOL).orElseThrow().history();
            long since = System.currentTimeMillis() - CALIBRATION.toMillis();
            return (history.newestId() - history.firstIdFrom(since) + 1) / (double) CALIBRATION.toSeconds();
        }
    }

    private int mostTrades(long inSeconds) {
        return Math.toIntExact(inSeconds * rate * MOST_TIMES_RATE);
    }

    private void measure(
            Servers servers, RunningFeedSimulator exchange, SymbolMarket market, SendTimes sent, PrintStream out)
            throws Exception {
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
            try (LatencyClient prices = LatencyClient.ofPrices(port, mostTrades(seconds));
                    LatencyClient trades = LatencyClient.ofTrades(port, SYMBOL, mostTrades(seconds))) {
                TimeUnit.SECONDS.sleep(warmUpSeconds);
                prices.begin();
                trades.begin();
                TimeUnit.SECONDS.sleep(seconds);
                report(out, market, sent, prices.received(), trades.received());
            }
            if (!poller.isActive()) {
                throw new IllegalStateException("the poller stopped");
            }
        }
    }

    private static void report(
            PrintStream out,
            SymbolMarket market,
            SendTimes sent,
            List<LatencyClient.Received> prices,
            List<LatencyClient.Received> trades) {
        Histogram ofTrades = new Histogram(3);
        for (LatencyClient.Received it : trades) {
            record(ofTrades, sent.of(it.tradeId()), it.nanoTime());
        }
        print(out, "trade@", trades.size(), ofTrades);
        Histogram ofPrices = new Histogram(3);
        int unmatched = match(market, sent, prices, ofPrices);
        print(out, "price_update", prices.size(), ofPrices);
        out.printf(
                Locale.ROOT,
                "  %d of the price updates could not be told apart from others and are not counted%n",
                unmatched);
    }

    /** A price update has no trade id: it is found among the exchange's trades by time and price, in their order. */
    private static int match(SymbolMarket market, SendTimes sent, List<LatencyClient.Received> prices, Histogram into) {
        List<Trade> trades = new ArrayList<>(
                market.history().trades(sent.firstId(), market.history().newestId()));
        int unmatched = 0;
        int next = 0;
        for (LatencyClient.Received price : prices) {
            int at = next;
            while (at < trades.size() && !isOf(market, trades.get(at), price)) {
                at++;
            }
            if (at == trades.size()) {
                unmatched++;
            } else {
                record(into, sent.of(trades.get(at).id()), price.nanoTime());
                next = at + 1;
            }
        }
        return unmatched;
    }

    private static boolean isOf(SymbolMarket market, Trade trade, LatencyClient.Received price) {
        BigDecimal amount = market.market().priceAmount(trade.priceTicks());
        return trade.timeMs() == price.timeMs() && amount.compareTo(price.price()) == 0;
    }

    private static void record(Histogram histogram, long sentNanos, long receivedNanos) {
        if (sentNanos != 0) {
            histogram.recordValue(Math.max(0, receivedNanos - sentNanos));
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
