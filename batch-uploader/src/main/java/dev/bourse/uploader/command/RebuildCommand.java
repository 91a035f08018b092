package dev.bourse.uploader.command;

import dev.bourse.uploader.exchange.BrokenEventLogException;
import dev.bourse.uploader.exchange.Rebuild;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./bourse rebuild}. */
@Command(
        name = "bourse rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Makes the exchange's tables anew from the archive of its events, says what was different, and corrects it. "
                        + "Everything may run meanwhile. Exit code 0: they are as the archive says; 2: nothing was changed.",
        sortOptions = false)
final class RebuildCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 2;

    @Mixin
    private final Places places = new Places();

    private final PrintStream out;
    private final PrintStream err;

    RebuildCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-commands.xml");
        System.exit(new CommandLine(new RebuildCommand(System.out, System.err)).execute(args));
    }

    @Override
    public Integer call() {
        try (Connection connection = places.connect()) {
            boolean same = new Rebuild(connection, out::println).run().isEmpty();
            out.println(same ? "Nothing had to be corrected." : "Corrected.");
            return DONE;
        } catch (SQLException e) {
            err.println("Nothing was changed, the database failed: " + e.getMessage());
        } catch (BrokenEventLogException e) {
            err.println("Nothing was changed: " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
        }
        return FAILED;
    }
}
