package dev.bourse.acceptance.trading;

import static org.awaitility.Awaitility.await;

import dev.bourse.acceptance.JavaProcess;
import dev.bourse.acceptance.RunningBourse;
import dev.bourse.testing.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The market maker in a process of its own, beside a Bourse, on a floor of its own; see {@link MakersGrid}. */
final class RunningMaker implements AutoCloseable {

    /** A virtual machine's start, on a machine that does other things too. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JavaProcess process;
    private final int port;

    private RunningMaker(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, until it answers.
     *
     * @param deadManTimeout after how long its orders go when it is dead
     */
    static RunningMaker start(
            RunningBourse bourse, Path directory, Trader owner, TestFeed feed, String market, String deadManTimeout) {
        Floor floor = owner.floor();
        String[] assets = market.split("_", 2);
        String base = floor.name(assets[0]);
        String quote = floor.name(assets[1]);
        ApiKey key = owner.session().key("read", "trade");
        int port = FreePorts.next();
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("REDIS_URL", "redis://127.0.0.1:" + bourse.redisPort());
        environment.put("API_URL", "http://localhost:" + bourse.backendPort());
        environment.put("WEBSOCKET_URL", "ws://localhost:" + bourse.websocketPort());
        environment.put("API_KEY", key.apiKey());
        environment.put("API_SECRET", key.secret());
        environment.put("REQUESTS_PER_SECOND", "1000");
        environment.put("MARKETS", floor.name(market) + ":" + feed.symbol());
        environment.put("LEVELS", "2");
        environment.put("VALUE_PER_LEVEL", quote + ":1000");
        environment.put("TARGET_INVENTORY", base + ":100");
        environment.put("MAX_POSITION", base + ":50");
        environment.put("MAX_EXPOSURE", quote + ":100000");
        environment.put("QUOTE_INTERVAL", "50ms");
        environment.put("STALE_AFTER", "10s");
        environment.put("DEAD_MAN_TIMEOUT", deadManTimeout);
        Path log = directory.resolve("maker-" + port + ".out");
        JavaProcess process = JavaProcess.start("dev.bourse.maker.MarketMakerApplication", List.of(), environment, log);
        RunningMaker maker = new RunningMaker(process, port);
        try {
            await().atMost(START)
                    .failFast("it ended; its output is in " + log, () -> !process.isAlive())
                    .ignoreExceptions()
                    .until(() -> maker.says().contains("status"));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return maker;
    }

    /** Until it says that it quotes. */
    void awaitQuoting() {
        await().atMost(Trader.PATIENCE).ignoreExceptions().until(() -> says().contains("\"quoting\":true"));
    }

    /** Its health. */
    String says() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health"))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        process.kill();
    }

    /** As Ctrl-C. */
    @Override
    public void close() {
        process.close();
    }
}
