package dev.bourse.backend.peers;

import dev.bourse.backend.HttpBackendProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The other services, asked over HTTP. */
@Component
public final class Peers implements AutoCloseable {

    static final int OK = 200;
    private static final long LARGEST_ANSWER = 4 * 1024 * 1024;

    private final Map<String, String> baseUrls = new LinkedHashMap<>();
    private final Duration timeout;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Peers(HttpBackendProperties properties) {
        add("price-poller", properties.pricePollerUrl());
        add("batch-uploader", properties.batchUploaderUrl());
        add("realtime-server", properties.realtimeServerUrl());
        add("matching-engine", properties.matchingEngineUrl());
        add("market-maker", properties.marketMakerUrl());
        add("feed-simulator", properties.feedSimulatorUrl());
        timeout = properties.serviceTimeout();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    private void add(String name, String baseUrl) {
        if (!baseUrl.isEmpty()) {
            baseUrls.put(name, baseUrl.replaceFirst("/+$", ""));
        }
    }

    /**
     * What a service answered.
     *
     * @param status HTTP status, 0 when there was no answer
     * @param body the body, empty when there was no answer
     * @param problem why there was no answer, null when there was one
     */
    public record Answer(
            String service,
            int status,
            String body,
            @Nullable String problem,
            long latencyMs) {

        /** Whether it is what was asked for. */
        public boolean isOk() {
            return status == OK;
        }
    }

    /** Asks all of them at once; takes no longer than the slowest, and that no longer than the timeout. */
    public List<Answer> ask(String path) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<String, Future<Answer>> asked = new LinkedHashMap<>();
        baseUrls.forEach((service, baseUrl) -> asked.put(service, threads.submit(() -> ask(service, baseUrl + path))));
        List<Answer> answers = new ArrayList<>();
        asked.forEach((service, future) -> answers.add(await(service, future, deadline)));
        return answers;
    }

    /** The client's own timeout ends with the headers; a service may stop in the middle of its body. */
    private Answer await(String service, Future<Answer> future, long deadline) {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return silent(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the other services", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking " + service + " failed", e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private Answer silent(String service) {
        return new Answer(service, 0, "", "no answer within " + timeout.toMillis() + " ms", timeout.toMillis());
    }

    private Answer ask(String service, String url) throws InterruptedException {
        long start = System.nanoTime();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(timeout).build();
        try {
            HttpResponse<String> response = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_ANSWER));
            return new Answer(service, response.statusCode(), response.body(), null, millisSince(start));
        } catch (HttpTimeoutException e) {
            return silent(service);
        } catch (IOException e) {
            return new Answer(service, 0, "", "can't be reached", millisSince(start));
        }
    }

    private static long millisSince(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
