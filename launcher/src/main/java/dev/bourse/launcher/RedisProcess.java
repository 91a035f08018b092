package dev.bourse.launcher;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import redis.embedded.core.ExecutableProvider;

/**
 * Redis in a process of its own, with its append-only file under the data directory. It is a daemon, so that Ctrl-C in the
 * terminal reaches the launcher alone, which stops Redis last.
 */
public final class RedisProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What Redis holds, which says how sure it makes of it. */
    public enum Purpose {

        /** Market data: what is lost with a crash is fetched again. */
        MARKET_DATA("everysec", "64mb"),

        /** The exchange's logs: nothing that was acknowledged may be lost. The file is seldom written anew, since that holds up orders. */
        EXCHANGE("always", "512mb");

        private final String fsync;
        private final String rewriteFrom;

        Purpose(String fsync, String rewriteFrom) {
            this.fsync = fsync;
            this.rewriteFrom = rewriteFrom;
        }
    }

    private final Path pidFile;
    private final String url;

    private RedisProcess(Path pidFile, String url) {
        this.pidFile = pidFile;
        this.url = url;
    }

    /**
     * Starts Redis and waits until it answers, which it does once it has read its append-only file.
     *
     * @throws CannotStartException when it does not start
     */
    public static RedisProcess start(Path directory, int port, Purpose purpose) throws InterruptedException {
        Path pidFile = directory.resolve("redis.pid");
        String url = "redis://127.0.0.1:" + port;
        try {
            Files.createDirectories(directory.resolve("bin"));
            File program = ExecutableProvider.newJarResourceProvider(
                            directory.resolve("bin").toFile())
                    .get();
            Path configuration = directory.resolve("redis.conf");
            Files.writeString(configuration, configuration(directory, pidFile, port, purpose));
            Process starter = new ProcessBuilder(program.getAbsolutePath(), configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("start.log").toFile())
                    .start();
            starter.waitFor();
            awaitAnswer(url, directory);
            return new RedisProcess(pidFile, url);
        } catch (IOException e) {
            throw new CannotStartException("Redis could not be started: " + e + ".", e);
        }
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        try {
            ChildProcess.stop(pidFile, "redis-server", PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a Redis that an earlier launcher left behind in this directory. */
    public static void stopLeftover(Path directory) throws InterruptedException {
        ChildProcess.stop(directory.resolve("redis.pid"), "redis-server", PATIENCE);
    }

    private static String configuration(Path directory, Path pidFile, int port, Purpose purpose) {
        return """
                bind 127.0.0.1
                port %d
                daemonize yes
                pidfile "%s"
                logfile "%s"
                dir "%s"
                appendonly yes
                appendfsync %s
                save ""
                auto-aof-rewrite-min-size %s
                maxmemory-policy noeviction
                """.formatted(
                        port, pidFile, directory.resolve("redis.log"), directory, purpose.fsync, purpose.rewriteFrom);
    }

    private static void awaitAnswer(String url, Path directory) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        RedisException last = null;
        RedisClient client = RedisClient.create(url);
        try {
            while (System.nanoTime() < deadline) {
                try (StatefulRedisConnection<String, String> connection = client.connect()) {
                    connection.sync().ping();
                    return;
                } catch (RedisException e) {
                    last = e;
                    Thread.sleep(50);
                }
            }
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
        throw new CannotStartException(
                "Redis did not start within " + PATIENCE.toSeconds() + " s; its log is "
                        + directory.resolve("redis.log") + ".",
                last == null ? new IllegalStateException("no answer") : last);
    }
}
