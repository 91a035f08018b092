package dev.bourse.uploader;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a free port. */
public final class TestUploader implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private TestUploader(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TestUploader start(TestRedis redis, String databaseUrl, String... settings) {
        SpringApplication application = BatchUploaderApplication.application();
        application.setRegisterShutdownHook(false);
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "SERVER_PORT", "0",
                "LOG_LEVEL", "WARN",
                "REDIS_URL", redis.url(),
                "DATABASE_URL", databaseUrl,
                "BATCH_TIMEOUT", "20",
                "RECONNECT_DELAY", "50",
                "MAX_RECONNECT_DELAY", "200"));
        for (String setting : settings) {
            all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        String[] args = all.entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
        return new TestUploader(application.run(args));
    }

    /** The body of a health or metrics page, whatever its status. */
    String get(String path) throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** The sum of all metrics whose line begins so. */
    double metric(String beginning) {
        try {
            return get("/metrics")
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
