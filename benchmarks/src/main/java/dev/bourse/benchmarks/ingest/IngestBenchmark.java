package dev.bourse.benchmarks.ingest;

import dev.bourse.benchmarks.Machine;
import dev.bourse.benchmarks.Servers;
import dev.bourse.common.market.CandleDuration;
import dev.bourse.uploader.BatchUploaderApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bourse bench ingest}. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Trades per second from the Redis stream to rows with candles up to date, beside a bare COPY of the same rows.",
            "",
            "Starts its own PostgreSQL and Redis, both durable, on this machine. All three ways store the same trades of three"
                    + " symbols into the same, emptied table:",
            "  a  one COPY, candles switched off",
            "  b  one COPY, candles kept by the table's triggers",
            "  c  the batch-uploader with its default settings, from the stream to committed rows, candles included",
            "c begins when the whole stream is there and ends when the last trade is in its candles. Before it the service has"
                    + " stored a tenth of the trades, to be warm. At the end the table and the candles of every duration are"
                    + " compared with sums computed from the trades."
        })
public final class IngestBenchmark implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int BYTES_A_ROW = 70;

    @Option(names = "--trades", paramLabel = "N", description = "How many trades (default: ${DEFAULT-VALUE}).")
    private int trades = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        out.printf("%nOn %s.%n%,d trades, %d round(s).%n%n", Machine.describe(), trades, rounds);
        out.println("round   a COPY/s   b COPY with candles/s   c stream to rows and candles/s    c/a    c/b   sums");
        out.flush();
        byte[] rows = copyRows(trades);
        try (Servers servers = Servers.start();
                Table table = new Table(servers.databaseUrl());
                TradeStream stream = new TradeStream(servers.redisUrl());
                ConfigurableApplicationContext service = startService(servers)) {
            measureService(table, stream, Math.max(1, trades / 10));
            boolean right = true;
            for (int round = 1; round <= rounds; round++) {
                right &= round(out, round, rows, table, stream);
            }
            return right && service.isRunning() ? 0 : 1;
        }
    }

    private boolean round(PrintWriter out, int round, byte[] rows, Table table, TradeStream stream)
            throws SQLException, IOException, InterruptedException {
        table.clear();
        table.keepCandles(false);
        double a = perSecond(table.copy(rows));
        table.clear();
        table.keepCandles(true);
        double b = perSecond(table.copy(rows));
        double c = perSecond(measureService(table, stream, trades));
        boolean right = sumsAreRight(table);
        out.printf(
                "%5d %,10.0f %,23.0f %,32.0f %6.2f %6.2f   %s%n",
                round, a, b, c, c / a, c / b, right ? "right" : "WRONG");
        out.flush();
        return right;
    }

    private static Duration measureService(Table table, TradeStream stream, int count)
            throws SQLException, InterruptedException {
        table.clear();
        stream.fill(TradeSource.trades(count));
        Instant deadline = Instant.now().plus(LONGEST);
        long start = System.nanoTime();
        stream.publish();
        while (table.inCandles() < count) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("only " + table.inCandles() + " of " + count + " trades were stored");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean sumsAreRight(Table table) throws SQLException {
        Map<String, Totals> expected = Totals.of(TradeSource.trades(trades));
        boolean right = table.tradeTotals().equals(expected);
        for (CandleDuration duration : CandleDuration.values()) {
            right &= table.candleTotals(duration).equals(expected);
        }
        return right;
    }

    private double perSecond(Duration time) {
        return trades / (time.toNanos() / 1e9);
    }

    private static ConfigurableApplicationContext startService(Servers servers) {
        SpringApplication application = BatchUploaderApplication.application();
        application.setRegisterShutdownHook(false);
        return application.run(
                "--SERVER_PORT=0",
                "--LOG_LEVEL=WARN",
                "--REDIS_URL=" + servers.redisUrl(),
                "--DATABASE_URL=" + servers.databaseUrl().toUrl());
    }

    private static byte[] copyRows(int count) {
        StringBuilder rows = new StringBuilder(BYTES_A_ROW * count);
        TradeSource.trades(count)
                .forEach(trade -> rows.append(trade.symbol())
                        .append('\t')
                        .append(trade.tradeId())
                        .append('\t')
                        .append(Instant.ofEpochMilli(trade.timeMs()))
                        .append('\t')
                        .append(trade.price().toPlainString())
                        .append('\t')
                        .append(trade.quantity().toPlainString())
                        .append('\t')
                        .append(trade.buyerIsMaker() ? 't' : 'f')
                        .append('\n'));
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
