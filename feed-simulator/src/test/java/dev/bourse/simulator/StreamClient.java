package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.simulator.connection.ClientConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the simulated exchange that keeps what it receives. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {

    static final String ABORTED = "aborted";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int DEADLINE_SECONDS = 30;
    private static final int MOST_MESSAGES = 100_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> ending = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reading;
    private @Nullable WebSocket socket;

    private StreamClient(boolean reading) {
        this.reading = reading;
    }

    /** Connects to a path such as {@code /ws/btcusdt@trade}. */
    static StreamClient connect(RunningFeedSimulator simulator, String path) {
        return connect(simulator, path, true);
    }

    /** One that reads nothing until {@link #read}. */
    static StreamClient connectWithoutReading(RunningFeedSimulator simulator, String path) {
        return connect(simulator, path, false);
    }

    private static StreamClient connect(RunningFeedSimulator simulator, String path, boolean reading) {
        StreamClient client = new StreamClient(reading);
        URI uri = URI.create(simulator.webSocketUrl() + path);
        long newest = newestConnection(simulator);
        client.socket =
                client.http.newWebSocketBuilder().buildAsync(uri, client).join();
        client.awaitConnectionAfter(newest, simulator);
        return client;
    }

    /** The handshake ends before the server has the connection on its list. */
    private void awaitConnectionAfter(long newest, RunningFeedSimulator simulator) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (newestConnection(simulator) <= newest && !ending.isDone()) {
            assertThat(System.nanoTime())
                    .as("the server knows the connection within the deadline")
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static long newestConnection(RunningFeedSimulator simulator) {
        return simulator.simulator().connections().stream()
                .mapToLong(ClientConnection::number)
                .max()
                .orElse(0);
    }

    void read() {
        socket().request(Long.MAX_VALUE);
    }

    void send(String text) {
        socket().sendText(text, true).join();
    }

    void sendBinary(byte[] bytes) {
        socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next message, as text. */
    String nextText() {
        try {
            String message = messages.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("a message within the deadline").isNotNull();
            return String.valueOf(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode next() {
        return MAPPER.readTree(nextText());
    }

    List<JsonNode> next(int count) {
        List<JsonNode> received = new ArrayList<>();
        while (received.size() < count) {
            received.add(next());
        }
        return received;
    }

    /** The next message that is meant; those before it are dropped. */
    JsonNode next(Predicate<JsonNode> meant) {
        for (int i = 0; i < MOST_MESSAGES; i++) {
            JsonNode message = next();
            if (meant.test(message)) {
                return message;
            }
        }
        throw new AssertionError("not among " + MOST_MESSAGES + " messages");
    }

    /** Sends a request and returns the reply to it. */
    JsonNode request(String text) {
        send(text);
        return next(it -> it.has("result") || it.has("error"));
    }

    String nextPing() throws InterruptedException {
        String ping = pings.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(ping).as("a ping within the deadline").isNotNull();
        return String.valueOf(ping);
    }

    /** How the connection ended: close code and reason, or {@link #ABORTED}. */
    String ending() {
        return ending.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    int received() {
        return messages.size();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (reading) {
            webSocket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        messages.add("binary " + data.remaining());
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        pings.add(StandardCharsets.US_ASCII.decode(message).toString());
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        ending.complete((code + " " + reason).trim());
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ending.complete(ABORTED);
    }

    @Override
    public void close() {
        socket().abort();
        http.shutdownNow();
    }

    private WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("not connected");
        }
        return open;
    }
}
