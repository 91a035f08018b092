package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that remembers all that it got. */
final class TestClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private int read;

    private TestClient(URI uri, Map<String, String> headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        headers.forEach(builder::header);
        socket = builder.buildAsync(uri, this).join();
    }

    static TestClient connect(URI uri) {
        return new TestClient(uri, Map.of());
    }

    static TestClient connect(URI uri, Map<String, String> headers) {
        return new TestClient(uri, headers);
    }

    static TestClient connectFrom(String origin, URI uri) {
        return new TestClient(uri, Map.of("Origin", origin));
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    TestClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Sends a message that the server may cut off before it is through. */
    void sendWhole(String text) {
        var _ = socket.sendText(text, true);
    }

    void sendFragments(String first, String second) {
        socket.sendText(first, false).join();
        var _ = socket.sendText(second, true);
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next message that contains {@code part}; others before it are passed over. */
    String next(String part) {
        int[] found = {indexOf(part)};
        if (found[0] < 0) {
            await("a message with " + part)
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> {
                        found[0] = indexOf(part);
                        return found[0] >= 0;
                    });
        }
        read = found[0] + 1;
        return messages.get(found[0]);
    }

    private int indexOf(String part) {
        for (int i = read; i < messages.size(); i++) {
            if (messages.get(i).contains(part)) {
                return i;
            }
        }
        return -1;
    }

    JsonNode nextJson(String part) {
        return JSON.readTree(next(part));
    }

    List<String> all(String part) {
        return messages.stream().filter(it -> it.contains(part)).toList();
    }

    /** All that came was read by the server's answer to a ping: what has not come by then was not sent before. */
    TestClient settle() {
        send("{\"type\":\"ping\"}");
        next("\"pong\"");
        return this;
    }

    /** Close code and reason. */
    String closed() throws Exception {
        return closed.get(10, TimeUnit.SECONDS);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        if (isOpen()) {
            var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
        assertThat(partial).isEmpty();
    }
}
