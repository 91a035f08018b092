package dev.bourse.benchmarks.fanout;

import dev.bourse.realtime.RealtimeApplication;
import dev.bourse.testing.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The realtime server in a JVM of its own. */
record RealtimeProcess(Process process, int port, Path log) implements AutoCloseable {

    private static final int TRIES = 300;
    private static final long PAUSE_MS = 200;

    static RealtimeProcess start(String redisUrl) throws IOException {
        Path log = Files.createTempFile("bourse-bench-realtime", ".log");
        int port = FreePorts.next();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx1g",
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=5",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RealtimeApplication.class.getName(),
                        "--SERVER_PORT=" + port,
                        "--REDIS_URL=" + redisUrl,
                        "--MAX_CLIENTS=20000"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RealtimeProcess(process, port, log);
    }

    /** Waits until the market can be subscribed to. */
    void awaitMarket(String market) throws InterruptedException {
        URI uri = URI.create("http://localhost:" + port + "/sse?streams=depth@" + market);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < TRIES && process.isAlive(); i++) {
                try {
                    HttpResponse<InputStream> response =
                            client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
                    response.body().close();
                    if (response.statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not listening yet
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
        throw new IllegalStateException("the realtime server does not know the market; its output is in " + log);
    }

    /** What the process has of the machine's memory. */
    long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(it -> it.startsWith("VmRSS"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.deleteIfExists(log);
    }
}
