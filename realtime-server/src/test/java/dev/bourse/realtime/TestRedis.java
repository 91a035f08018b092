package dev.bourse.realtime;

import dev.bourse.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A real Redis on a free port, whose data outlives a restart. */
final class TestRedis implements AutoCloseable {

    private final Path directory;
    private final int port;
    private RedisServer server;

    TestRedis(Path directory) throws IOException {
        this.directory = directory;
        port = FreePorts.next();
        server = start();
    }

    private RedisServer start() throws IOException {
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("appendonly yes")
                .setting("appendfsync always")
                .setting("save \"\"")
                .setting("dir " + directory)
                .build();
        redis.start();
        return redis;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void publish(String channel, String message) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            jedis.publish(channel, message);
        }
    }

    void stop() throws IOException {
        server.stop();
    }

    void startAgain() throws IOException {
        server = start();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
