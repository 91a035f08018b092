package dev.bourse.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL in processes of its own, with its files under the data directory. */
public final class PostgresProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final Path directory;

    private PostgresProcess(EmbeddedPostgres server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Starts PostgreSQL and waits until it answers.
     *
     * @throws CannotStartException when it does not start
     */
    public static PostgresProcess start(Path directory, int port) {
        try {
            Files.createDirectories(directory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(directory.resolve("bin").toFile())
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library is made for tests and turns these off: a crash would then lose what was acknowledged.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_wal_size", "1GB")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("postgres.log").toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("postgres.log").toFile()))
                    .start();
            return new PostgresProcess(server, directory);
        } catch (IOException | IllegalStateException e) {
            throw new CannotStartException(
                    "PostgreSQL could not be started (" + e.getMessage() + "); its log is "
                            + directory.resolve("postgres.log") + ".",
                    e);
        }
    }

    /** {@code postgresql://…}, as {@code DATABASE_URL} takes it. */
    public String url() {
        return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            stopLeftover(
                    directory); // the library waits five seconds; the last checkpoint of a busy server takes longer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a PostgreSQL that an earlier launcher left behind in this directory. */
    public static void stopLeftover(Path directory) throws InterruptedException {
        ChildProcess.stop(directory.resolve("data").resolve("postmaster.pid"), "postgres", PATIENCE);
    }
}
