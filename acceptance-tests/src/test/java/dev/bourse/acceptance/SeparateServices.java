package dev.bourse.acceptance;

import static org.awaitility.Awaitility.await;

import dev.bourse.db.DatabaseUrl;
import dev.bourse.db.Migrations;
import dev.bourse.launcher.PostgresProcess;
import dev.bourse.launcher.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each service in a process of its own, as in production, so that each can be killed alone. */
public final class SeparateServices implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path directory;
    private final int offset = RunningBourse.freeOffset();
    private final Map<String, JavaProcess> running = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private PostgresProcess postgres;
    private RedisProcess redis;
    private @Nullable RedisProcess exchangeRedis;

    /** Starts the databases and applies the schema. */
    public SeparateServices(Path directory) throws InterruptedException, SQLException {
        this.directory = directory;
        postgres = PostgresProcess.start(directory.resolve("postgres"), port(3011));
        redis = RedisProcess.start(directory.resolve("redis"), port(3012), RedisProcess.Purpose.MARKET_DATA);
        Migrations.apply(DatabaseUrl.parse(postgres.url()));
    }

    void startSimulator(List<Path> recording, String speed) {
        String files = String.join(",", recording.stream().map(Path::toString).toList());
        start("simulator.FeedSimulatorApplication", 3010, Map.of("RECORDED_FILES", files, "REPLAY_SPEED", speed));
    }

    void startPoller(String symbols) {
        start(
                "poller.PricePollerApplication",
                3003,
                Map.of(
                        "BINANCE_WEBSOCKET_URL",
                        "ws://localhost:" + port(3010) + "/ws",
                        "BINANCE_REST_URL",
                        "http://localhost:" + port(3010),
                        "SUPPORTED_SYMBOLS",
                        symbols,
                        "RECONNECT_DELAY",
                        "200",
                        "QUIET_AFTER",
                        "1s"));
    }

    /** Starts the Redis of the exchange's logs; services that are started from now on know it. */
    public void startExchangeRedis() throws InterruptedException {
        exchangeRedis = RedisProcess.start(directory.resolve("exchange"), port(3013), RedisProcess.Purpose.EXCHANGE);
    }

    public void startEngine() {
        start(
                "engine.MatchingEngineApplication",
                3005,
                Map.of("SNAPSHOT_DIRECTORY", directory.resolve("snapshots").toString(), "SNAPSHOT_INTERVAL", "1s"));
    }

    public void startRealtime() {
        start("realtime.RealtimeApplication", 3001, Map.of("BACKEND_URL", "http://localhost:" + port(3002)));
    }

    public void startUploader() {
        start("uploader.BatchUploaderApplication", 3004, Map.of("CLAIM_AFTER", "1s"));
    }

    void startBackend() {
        startBackend(Map.of());
    }

    /** Starts it with further settings. */
    public void startBackend(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("SECRET_KEY_FILE", directory.resolve("secret.key").toString());
        start("backend.HttpBackendApplication", 3002, all);
    }

    public int backendPort() {
        return port(3002);
    }

    public int websocketPort() {
        return port(3001);
    }

    Api api() {
        return new Api(port(3002));
    }

    /** As {@code kill -9}. */
    public void kill(String service) {
        running.remove(service).kill();
    }

    /** Makes the simulated exchange misbehave; {@code fault} is JSON. */
    void fault(String fault) {
        toSimulator("faults", fault);
    }

    /** Lets the replay go on at another speed; returns how far it is. */
    String replay(String speed) {
        return toSimulator("speed?speed=" + speed, "");
    }

    private String toSimulator(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port(3010) + "/admin/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills Redis without warning and starts it again on the same files. */
    public void restartRedis() throws IOException, InterruptedException {
        killRedis(directory.resolve("redis"));
        redis = RedisProcess.start(directory.resolve("redis"), port(3012), RedisProcess.Purpose.MARKET_DATA);
    }

    /** As above, the Redis of the exchange's logs. */
    public void restartExchangeRedis() throws IOException, InterruptedException {
        killRedis(directory.resolve("exchange"));
        startExchangeRedis();
    }

    private static void killRedis(Path files) throws IOException {
        ProcessHandle server = process(files.resolve("redis.pid"));
        server.destroyForcibly();
        server.onExit().join();
    }

    /** Stops PostgreSQL at once, as in a crash: without a checkpoint, its connections cut; and starts it on the same files. */
    void restartPostgres() throws IOException, InterruptedException {
        ProcessHandle server =
                process(directory.resolve("postgres").resolve("data").resolve("postmaster.pid"));
        new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid())).start().waitFor();
        server.onExit().join();
        postgres.close();
        postgres = PostgresProcess.start(directory.resolve("postgres"), port(3011));
    }

    /** A session of the database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port(3011) + "/postgres?user=postgres&password=postgres";
    }

    /** Runs {@code ./bourse reconcile}; returns what it says when database and engine agree. */
    public String reconcile() {
        Path log = directory.resolve("reconcile.out");
        List<String> places = List.of("--port-offset", Integer.toString(offset));
        try (JavaProcess process = JavaProcess.start(
                "dev.bourse.uploader.command.ReconcileCommand",
                List.of(),
                Map.of(),
                log,
                places.toArray(String[]::new))) {
            if (process.awaitExit(PATIENCE) != 0) {
                throw new IllegalStateException(process.output());
            }
            return process.output();
        }
    }

    /** The number of stored trades of a symbol; what it was when the database does not answer just now is not known: -1. */
    long storedTrades(String symbol) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(*) from trades where symbol = '" + symbol + "'")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        running.values().forEach(JavaProcess::kill); // the test is over: nobody waits for their goodbyes
        if (exchangeRedis != null) {
            exchangeRedis.close();
        }
        redis.close();
        postgres.close();
        client.close();
    }

    private void start(String main, int usualPort, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SERVER_PORT", Integer.toString(port(usualPort)));
        environment.put("REDIS_URL", redis.url());
        environment.put("DATABASE_URL", postgres.url());
        if (exchangeRedis != null) {
            environment.put("EXCHANGE_REDIS_URL", exchangeRedis.url());
        }
        String name = main.substring(0, main.indexOf('.'));
        JavaProcess process =
                JavaProcess.start("dev.bourse." + main, List.of(), environment, directory.resolve(name + ".log"));
        running.put(name, process);
        await().atMost(PATIENCE)
                .failFast(name + " ended; its output is in " + directory, () -> !process.isAlive())
                .until(() -> answers(port(usualPort)));
    }

    private boolean answers(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int port(int usual) {
        return usual + offset;
    }

    private static ProcessHandle process(Path pidFile) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
