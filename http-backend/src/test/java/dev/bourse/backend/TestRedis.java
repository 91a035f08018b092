package dev.bourse.backend;

import dev.bourse.testing.FreePorts;
import java.io.IOException;
import redis.embedded.RedisServer;

/** A real Redis on a port of its own, that can go away and come back. */
public final class TestRedis implements AutoCloseable {

    private final int port;
    private final RedisServer server;

    private TestRedis(int port) throws IOException {
        this.port = port;
        this.server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
    }

    public static TestRedis start() throws IOException {
        TestRedis redis = away();
        redis.comeBack();
        return redis;
    }

    /** One that is not there yet. */
    public static TestRedis away() throws IOException {
        return new TestRedis(FreePorts.next());
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public void goAway() throws IOException {
        server.stop();
    }

    public void comeBack() throws IOException {
        server.start();
    }

    @Override
    public void close() throws IOException {
        if (server.isActive()) {
            server.stop();
        }
    }
}
