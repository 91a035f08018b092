package dev.bourse.uploader.command;

import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import dev.bourse.uploader.exchange.BrokenEventLogException;
import dev.bourse.uploader.exchange.Reconciliation;
import dev.bourse.uploader.exchange.Reconciliation.Difference;
import dev.bourse.uploader.exchange.Reconciliation.Outcome;
import io.lettuce.core.RedisClient;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./bourse reconcile}. */
@Command(
        name = "bourse reconcile",
        mixinStandardHelpOptions = true,
        description =
                "Compares balances and open orders of database and engine. Exit code 0: they agree; 1: they differ; 2: it "
                        + "could not be found out.",
        sortOptions = false)
final class ReconcileCommand implements Callable<Integer> {

    static final int AGREE = 0;
    static final int DIFFER = 1;
    static final int UNKNOWN = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ONE_AT_A_TIME = 1;
    private static final String LINE = "%-20s %-28s %28s %28s%n";

    @Mixin
    private final Places places = new Places();

    private final PrintStream out;
    private final PrintStream err;

    ReconcileCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-commands.xml");
        System.exit(new CommandLine(new ReconcileCommand(System.out, System.err)).execute(args));
    }

    @Override
    public Integer call() {
        try {
            return tell(compare());
        } catch (SQLException e) {
            err.println("The database can't be asked: " + e.getMessage());
        } catch (ExchangeUnavailableException | LogUnavailableException | BrokenEventLogException e) {
            err.println("Can't compare: " + e.getMessage() + ".");
        } catch (IllegalArgumentException | IllegalStateException e) {
            err.println("Can't compare: " + e.getMessage());
        }
        return UNKNOWN;
    }

    private Outcome compare() throws SQLException {
        RedisClient redis = RedisClient.create(places.exchangeRedisUrl());
        try (Connection connection = places.connect();
                RedisLink link = new RedisLink(redis, PATIENCE);
                ExchangeClient engine =
                        new ExchangeClient(RedisClient.create(places.exchangeRedisUrl()), PATIENCE, ONE_AT_A_TIME)) {
            return new Reconciliation(new RedisEventLog(link), engine, PATIENCE).run(connection);
        } finally {
            redis.shutdown();
        }
    }

    private int tell(Outcome it) {
        String compared = it.accounts() + " accounts, " + it.balances() + " balances and " + it.openOrders()
                + " open orders at event " + it.sequence();
        if (it.differences().isEmpty()) {
            out.println("Database and engine agree: " + compared + ".");
            return AGREE;
        }
        out.printf(LINE, "account", "what", "database", "engine");
        for (Difference difference : it.differences()) {
            out.printf(LINE, difference.accountId(), difference.what(), difference.database(), difference.engine());
        }
        out.println("Database and engine differ: " + it.differences().size() + " differences in " + compared
                + ". The engine is right; ./bourse rebuild makes the tables anew from the archive of its events.");
        return DIFFER;
    }
}
