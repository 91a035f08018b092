package dev.bourse.db;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The program that applies the schema: reads {@code DATABASE_URL}, waits up to a minute for the database, migrates it, prints
 * one line and ends. The exit code is zero when the schema is up to date.
 */
public final class Migrate {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration longestWait;
    private final PrintStream out;
    private final PrintStream err;

    Migrate(Duration longestWait, PrintStream out, PrintStream err) {
        this.longestWait = longestWait;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        Logger flywayLog = Logger.getLogger("org.flywaydb");
        flywayLog.setLevel(Level.WARNING);
        System.exit(new Migrate(LONGEST_WAIT, System.out, System.err).run(System.getenv("DATABASE_URL")));
    }

    /** Does it all and returns the exit code. */
    int run(@Nullable String databaseUrl) {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            err.println("DATABASE_URL is not set; it must look like " + DatabaseUrl.FORM + ".");
            return 1;
        }
        try {
            DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
            awaitDatabase(url);
            Migrations.Outcome outcome = Migrations.apply(url);
            out.println("Database " + url + ": "
                    + (outcome.applied() == 0 ? "nothing to do" : outcome.applied() + " migrations applied")
                    + ", schema version " + outcome.version() + ", flavour "
                    + outcome.flavour().name().toLowerCase(Locale.ROOT) + ".");
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (SQLException e) {
            err.println("The database can't be used: " + e.getMessage());
        } catch (FlywayException e) {
            err.println("The schema could not be brought up to date: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted while waiting for the database.");
        }
        return 1;
    }

    private void awaitDatabase(DatabaseUrl url) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + longestWait.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                Migrations.dataSource(url).getConnection().close();
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() + pause.toNanos() > deadline) {
                    throw e;
                }
                err.println("Waiting for database " + url + ": " + e.getMessage());
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Whether waiting can help: not yet reachable (class 08), starting or stopping (57P), or full (53). */
    private static boolean mayPass(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
}
