package dev.bourse.benchmarks.engine;

import dev.bourse.engine.MatchingEngineApplication;
import dev.bourse.testing.FreePorts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** Redis with its append-only file, and the engine in a JVM of its own, as they run in production; their files are temporary. */
public final class EngineStack implements AutoCloseable {

    private static final int TRIES = 200;
    private static final long PAUSE_MS = 50;

    private final Path folder;
    private final int port;
    private final Process redis;
    private final RedisClient client;

    private EngineStack(Path folder, int port, Process redis) {
        this.folder = folder;
        this.port = port;
        this.redis = redis;
        this.client = RedisClient.create(url());
    }

    /**
     * Starts Redis.
     *
     * @param fsync when it makes sure that what it wrote is on the disk: {@code always}, {@code everysec} or {@code no}
     */
    public static EngineStack start(String fsync) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bourse-bench");
        int port = FreePorts.next();
        String program =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getAbsolutePath();
        Process redis = new ProcessBuilder(List.of(
                        program,
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--save",
                        "",
                        "--auto-aof-rewrite-min-size",
                        "512mb",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        fsync))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        EngineStack stack = new EngineStack(folder, port, redis);
        stack.awaitRedis();
        return stack;
    }

    /** Starts the engine; it answers when it has recovered. */
    public Process startEngine() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=5",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MatchingEngineApplication.class.getName(),
                        "--SERVER_PORT=0",
                        "--REDIS_URL=" + url(),
                        "--SNAPSHOT_DIRECTORY=" + folder.resolve("snapshots")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("engine.log").toFile())
                .start();
    }

    RedisClient client() {
        return client;
    }

    Path snapshots() {
        return folder.resolve("snapshots");
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
        redis.destroy();
        redis.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Where Redis is. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    private void awaitRedis() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                connection.sync().ping();
                return;
            } catch (RedisException e) {
                Thread.sleep(PAUSE_MS);
            }
        }
        throw new IllegalStateException("Redis does not answer; its output is in " + folder.resolve("redis.log"));
    }
}
