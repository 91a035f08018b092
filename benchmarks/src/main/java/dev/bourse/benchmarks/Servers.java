package dev.bourse.benchmarks;

import dev.bourse.db.DatabaseUrl;
import dev.bourse.db.Migrations;
import dev.bourse.testing.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/** PostgreSQL and Redis of their own, as durable as in production, with their files in a temporary folder. */
public final class Servers implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final RedisServer redis;
    private final int redisPort;

    private Servers(Path folder, EmbeddedPostgres postgres, RedisServer redis, int redisPort) {
        this.folder = folder;
        this.postgres = postgres;
        this.redis = redis;
        this.redisPort = redisPort;
    }

    /** Starts both and applies the schema. */
    public static Servers start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("bourse-bench");
        int redisPort = FreePorts.next();
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(FreePorts.next())
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "1GB")
                .start();
        RedisServer redis = RedisServer.newRedisServer()
                .port(redisPort)
                .bind("127.0.0.1")
                .setting("dir " + folder)
                .setting("save \"\"")
                .setting("appendonly yes")
                .build();
        redis.start();
        Servers servers = new Servers(folder, postgres, redis, redisPort);
        Migrations.apply(servers.databaseUrl());
        return servers;
    }

    public DatabaseUrl databaseUrl() {
        return DatabaseUrl.parse("postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
    }

    public String redisUrl() {
        return "redis://127.0.0.1:" + redisPort;
    }

    /** A place for what a service keeps in a file; deleted with the servers. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        redis.stop();
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
