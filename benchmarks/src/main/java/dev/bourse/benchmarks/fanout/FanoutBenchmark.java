package dev.bourse.benchmarks.fanout;

import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.engine.EngineStack;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.exchange.client.Command.CreateMarket;
import dev.bourse.exchange.client.Command.Deposit;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.Command.Rules;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import dev.bourse.exchange.client.Query;
import io.lettuce.core.RedisClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fanout}: what one trade costs when thousands watch. */
@Command(
        name = "fanout",
        mixinStandardHelpOptions = true,
        description = {
            "Messages a second, delays and memory with very many WebSocket clients on one market's depth@ and trade@.",
            "",
            "The engine, its Redis and the realtime server run in processes of their own, the clients in this one, all on this machine. "
                    + "A fixed number of times a second an order is offered and another takes it: two changes of the book and a trade, so three "
                    + "messages for each client. Delays are from sending the second order to having read its trade, over all clients. "
                    + "Memory is what the server's process has grown by, divided by the clients: its heap included, as the collector left it."
        })
public final class FanoutBenchmark implements Callable<Integer> {

    private static final String MARKET = "AAA_BBB";
    private static final int MESSAGES_A_TRADE = 3;
    private static final long PRICE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--clients",
            split = ",",
            defaultValue = "1000,10000",
            description = "How many, one after the other (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients = new ArrayList<>();

    @Option(names = "--rate", defaultValue = "10", description = "Trades a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long it is measured (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds of load before that (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        out.println(Machine.describe());
        out.printf(Locale.ROOT, "%d trades/s%n%n", rate);
        out.println("   clients  messages/s  of those due    p50 ms    p99 ms    max ms  KiB a client");
        for (int count : clients) {
            measure(count, out);
        }
        return 0;
    }

    private void measure(int count, PrintStream out) throws Exception {
        try (EngineStack stack = EngineStack.start("everysec")) {
            Process engine = stack.startEngine();
            try (ExchangeClient exchange =
                            new ExchangeClient(RedisClient.create(stack.url()), Duration.ofSeconds(5), 16);
                    RealtimeProcess realtime = RealtimeProcess.start(stack.url())) {
                makeMarket(exchange);
                realtime.awaitMarket(MARKET);
                long before = realtime.residentKib();
                try (FanoutClients all = FanoutClients.connect(realtime.port(), count, MARKET)) {
                    trade(exchange, all, warmUp);
                    long after = realtime.residentKib();
                    TimeUnit.SECONDS.sleep(1); // what is still on its way does not count
                    all.begin();
                    trade(exchange, all, seconds);
                    TimeUnit.SECONDS.sleep(1);
                    Histogram delays = all.delays();
                    long due = (long) count * MESSAGES_A_TRADE * rate * seconds;
                    out.printf(
                            Locale.ROOT,
                            "%,10d%,12d%13.2f%%%10.2f%10.2f%10.2f%14.1f%n",
                            count,
                            all.messages() / seconds,
                            100.0 * all.messages() / due,
                            delays.getValueAtPercentile(50) / 1e6,
                            delays.getValueAtPercentile(99) / 1e6,
                            delays.getMaxValue() / 1e6,
                            (after - before) / (double) count);
                }
            } finally {
                engine.destroy();
                engine.waitFor();
            }
        }
    }

    private static void makeMarket(ExchangeClient exchange) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                exchange.ask(new Query.AllMarkets(0));
                break;
            } catch (ExchangeUnavailableException e) { // the engine starts
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        Rules rules = new Rules(1, Integer.MAX_VALUE, 0, 0, 0, 0, 0, 0, Prevention.EXPIRE_TAKER);
        exchange.send(new CreateMarket(MARKET, "AAA", 0, "BBB", 0, 1, 1, rules));
        exchange.send(new Deposit(1, 0, 1_000_000_000, "", 0));
        exchange.send(new Deposit(2, 1, 1_000_000_000_000L, "", 0));
    }

    private void trade(ExchangeClient exchange, FanoutClients all, int duration) throws InterruptedException {
        long interval = 1_000_000_000L / rate;
        long begin = System.nanoTime();
        for (int i = 0; i < rate * duration; i++) {
            long due = begin + i * interval;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            exchange.send(order(1, Side.SELL));
            all.trading(System.nanoTime());
            exchange.send(order(2, Side.BUY));
        }
    }

    private static PlaceOrder order(long account, Side side) {
        return new PlaceOrder(
                account,
                0,
                side,
                OrderType.LIMIT,
                TimeInForce.GOOD_TILL_CANCEL,
                Trigger.NONE,
                Prevention.NONE,
                false,
                PRICE,
                1,
                0,
                0,
                0,
                0,
                "",
                0,
                0,
                "");
    }
}
