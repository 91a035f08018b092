package dev.bourse.engine.service;

import dev.bourse.testing.FreePorts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

/** A real Redis with an append-only file, which can be killed and comes back with what it had acknowledged. */
final class RedisProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private Process process;

    RedisProcess(Path folder) throws IOException {
        this.folder = folder;
        this.port = FreePorts.next();
        this.process = started();
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again, and waits until it has read its append-only file. */
    void restart() throws IOException {
        process = started();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process started() throws IOException {
        String program =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getAbsolutePath();
        Process starting = new ProcessBuilder(
                        program,
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        // With everysec Redis acknowledges, while the disk is busy, what it has not even written yet.
                        "--appendfsync",
                        "always")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        try (RedisClient client = RedisClient.create(url())) {
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                try (StatefulRedisConnection<String, String> connection = client.connect()) {
                    return "PONG".equals(connection.sync().ping());
                }
            });
        }
        return starting;
    }
}
