package dev.bourse.benchmarks.orders;

import dev.bourse.backend.HttpBackendApplication;
import dev.bourse.benchmarks.Servers;
import dev.bourse.testing.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The backend in a JVM of its own, without rate limits. */
record BackendProcess(Process process, int port, Path folder) implements AutoCloseable {

    static final String OPERATOR = "operator@bench.bourse";
    static final String PASSWORD = "bench-password";

    private static final int TRIES = 600;
    private static final long PAUSE_MS = 100;

    static BackendProcess start(Servers servers, String exchangeRedisUrl) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bourse-bench-backend");
        int port = FreePorts.next();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseParallelGC", // as in its image
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HttpBackendApplication.class.getName(),
                        "--SERVER_PORT=" + port,
                        "--DATABASE_URL=" + servers.databaseUrl().toUrl(),
                        "--REDIS_URL=" + servers.redisUrl(),
                        "--EXCHANGE_REDIS_URL=" + exchangeRedisUrl,
                        "--SECRET_KEY_FILE=" + folder.resolve("secret.key"),
                        "--OPERATOR_USERNAME=" + OPERATOR,
                        "--OPERATOR_PASSWORD=" + PASSWORD,
                        "--ORDERS_PER_SECOND=0",
                        "--MARKET_DATA_PER_SECOND=0",
                        "--REGISTRATIONS_PER_HOUR=1000"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("backend.log").toFile())
                .start();
        BackendProcess backend = new BackendProcess(process, port, folder);
        backend.await();
        return backend;
    }

    private void await() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/ready"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < TRIES; i++) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not listening yet
                }
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(PAUSE_MS);
            }
        }
        throw new IllegalStateException("the backend does not start; its output is in " + folder);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        for (String file : List.of("backend.log", "secret.key")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }
}
