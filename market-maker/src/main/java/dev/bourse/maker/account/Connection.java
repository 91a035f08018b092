package dev.bourse.maker.account;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket connection to {@code realtime-server}. Messages are handed over one after the other; requests are for one thread. */
final class Connection implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_MESSAGE = 16 * 1024 * 1024;

    private final BiPredicate<String, JsonNode> messages;
    private final CompletableFuture<EndedException> ended = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicLong heardAtNanos = new AtomicLong(System.nanoTime());
    private final StringBuilder partial = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private long lastId;

    /** The connection is of no use any longer, or what was asked for was refused. */
    static final class EndedException extends Exception {

        private final String code;

        EndedException(String code, String message) {
            super(message);
            this.code = code;
        }

        /** What the server calls the reason; empty when it named none. */
        String code() {
            return code;
        }
    }

    private Connection(BiPredicate<String, JsonNode> messages) {
        this.messages = messages;
    }

    /**
     * Connects.
     *
     * @param messages takes a stream's name and what came of it; false ends the connection
     */
    static Connection open(HttpClient http, URI url, BiPredicate<String, JsonNode> messages)
            throws InterruptedException, EndedException {
        Connection connection = new Connection(messages);
        try {
            connection.socket = http.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(url, connection)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return connection;
        } catch (ExecutionException | TimeoutException e) {
            throw new EndedException("", "the stream at " + url + " can't be reached");
        }
    }

    /**
     * Sends a request and waits until it is done.
     *
     * @param format with a place for {@code argument} and one for the number of the request
     * @throws EndedException when it is refused
     */
    void ask(String format, String argument) throws InterruptedException, EndedException, TimeoutException {
        long id = ++lastId;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send(format.formatted(argument, id));
        try {
            await(answer);
        } finally {
            asked.remove(id);
        }
        JsonNode error = answer.join().path("error");
        if (!error.isMissingNode()) {
            throw new EndedException(
                    error.path("code").asString(""), error.path("message").asString(""));
        }
    }

    /** Waits for something that a message brings. */
    void await(CompletableFuture<?> message) throws InterruptedException, EndedException, TimeoutException {
        try {
            CompletableFuture.anyOf(message, ended).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (!message.isDone()) {
            throw ended.join();
        }
    }

    void send(String text) throws InterruptedException, EndedException, TimeoutException {
        WebSocket open = socket;
        if (open == null || ended.isDone()) {
            throw ended.getNow(new EndedException("", "the connection is closed"));
        }
        try {
            open.sendText(text, true).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new EndedException("", String.valueOf(e.getCause()));
        }
    }

    /** Waits for the connection to end, and throws why; returns when it has not. */
    void awaitEnd(Duration longest) throws InterruptedException, EndedException {
        try {
            throw ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It is still there.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When something came last, by that clock. */
    long heardAtMs(InstantSource clock) {
        return clock.millis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardAtNanos.get());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heardAtNanos.set(System.nanoTime());
        partial.append(data);
        if (partial.length() > LONGEST_MESSAGE) {
            end("", "a message is too long");
        } else if (last) {
            String text = partial.toString();
            partial.setLength(0);
            received(text);
        }
        from.request(1);
        return null;
    }

    private void received(String text) {
        try {
            JsonNode message = JsonMapper.shared().readTree(text);
            JsonNode stream = message.path("stream");
            CompletableFuture<JsonNode> request = asked.get(message.path("id").asLong(0));
            if (stream.isString()) {
                if (!messages.test(stream.asString(), message.path("data"))) {
                    end("", "an event is missing");
                }
            } else if (request != null) {
                request.complete(message);
            } else if (message.has("error")) {
                JsonNode error = message.path("error");
                end(error.path("code").asString(""), error.path("message").asString(""));
            }
        } catch (JacksonException e) {
            end("", "a message is not JSON");
        }
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heardAtNanos.set(System.nanoTime());
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end("", "the stream was closed: " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end("", "the stream broke: " + error);
    }

    private void end(String code, String why) {
        ended.complete(new EndedException(code, why));
    }

    @Override
    public void close() {
        end("", "closed");
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
