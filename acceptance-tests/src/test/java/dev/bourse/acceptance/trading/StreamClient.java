package dev.bourse.acceptance.trading;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket connection. Messages are handed over one after the other, on one thread at a time. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Consumer<JsonNode> messages;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private StreamClient(URI uri, Map<String, String> headers, Consumer<JsonNode> messages) {
        this.messages = messages;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(uri, this).join();
    }

    /**
     * Connects.
     *
     * @param messages takes what comes; what it throws ends the connection
     * @throws java.util.concurrent.CompletionException when nobody listens there
     */
    static StreamClient connect(int port, Map<String, String> headers, Consumer<JsonNode> messages) {
        return new StreamClient(URI.create("ws://localhost:" + port + "/api/v1/ws"), headers, messages);
    }

    StreamClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            messages.accept(JsonMapper.shared().readTree(text));
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        ended.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended.complete(error.toString());
    }

    /** As if the cable were cut: the server is not told. */
    @Override
    public void close() {
        socket.abort();
        ended.complete("cut");
    }
}
