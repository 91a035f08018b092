package dev.bourse.acceptance;

import static org.awaitility.Awaitility.await;

import dev.bourse.testing.FreePorts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** What {@code ./bourse up} starts, as a process beside the test. */
public final class RunningBourse implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MAIN = "dev.bourse.launcher.BourseCommand";
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-Dorg.springframework.boot.logging.LoggingSystem=none",
            "-Dlogback.configurationFile=logback-launcher.xml");
    private static final int FIRST_PORT = 3001;

    private final JavaProcess process;
    private final int offset;

    private RunningBourse(JavaProcess process, int offset) {
        this.process = process;
        this.offset = offset;
    }

    /** Starts it on free ports and waits until it says that it is up. */
    static RunningBourse start(Path data, String... args) {
        return start(data, Map.of(), args);
    }

    /** As above, with these environment variables. */
    public static RunningBourse start(Path data, Map<String, String> environment, String... args) {
        int offset = freeOffset();
        List<String> all =
                new ArrayList<>(List.of("--data", data.toString(), "--port-offset", Integer.toString(offset)));
        all.addAll(List.of(args));
        Path log = data.resolveSibling(data.getFileName() + "-" + offset + ".out");
        JavaProcess process = JavaProcess.start(MAIN, OPTIONS, environment, log, all.toArray(String[]::new));
        try {
            await().atMost(PATIENCE)
                    .failFast("it ended; its output is in " + log, () -> !process.isAlive())
                    .until(() -> process.output().contains("Bourse is up"));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return new RunningBourse(process, offset);
    }

    /** Runs it where it is expected not to start; returns its exit code and what it said. */
    static Refusal refused(Path workingData, String... args) {
        Path log = workingData.resolve("refused-" + ThreadLocalRandom.current().nextInt(1_000_000) + ".out");
        JavaProcess process = JavaProcess.start(MAIN, OPTIONS, Map.of(), log, args);
        int code = process.awaitExit(PATIENCE);
        return new Refusal(code, process.output());
    }

    record Refusal(int exitCode, String output) {}

    Api api() {
        return new Api(3002 + offset);
    }

    int offset() {
        return offset;
    }

    public int websocketPort() {
        return 3001 + offset;
    }

    public int backendPort() {
        return 3002 + offset;
    }

    /** Of market data. */
    public int redisPort() {
        return 3012 + offset;
    }

    /** Of the exchange's logs. */
    public int exchangeRedisPort() {
        return 3013 + offset;
    }

    String output() {
        return process.output();
    }

    /** The number of stored trades of a symbol. */
    long storedTrades(String symbol) {
        String url = "jdbc:postgresql://127.0.0.1:" + (3011 + offset) + "/postgres?user=postgres&password=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(*) from trades where symbol = '" + symbol + "'")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}: PostgreSQL and Redis stay behind. */
    void kill() {
        process.kill();
    }

    /** As Ctrl-C; returns the exit code. */
    int stop() {
        return process.terminate();
    }

    @Override
    public void close() {
        process.close();
    }

    /** An offset with which none of the ports is taken. */
    static int freeOffset() {
        return FreePorts.next() - FIRST_PORT;
    }
}
