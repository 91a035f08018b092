package dev.bourse.acceptance.trading;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bot that follows a book over one connection after another. Thread-safe. */
final class BookKeeper implements AutoCloseable {

    private final int port;
    private final String symbol;
    private final LocalBook book = new LocalBook();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable StreamClient client;
    private int connection;

    /**
     * Not connected yet.
     *
     * @param port of the WebSocket server
     */
    BookKeeper(int port, String symbol) {
        this.port = port;
        this.symbol = symbol;
    }

    /** Cuts the connection, if there is one, and makes another. */
    void reconnect() {
        int current = disconnect();
        // Without the lock: messages come before the connection is said to be there.
        StreamClient connected = StreamClient.connect(port, Map.of(), it -> received(current, it))
                .send("{\"method\":\"SUBSCRIBE\",\"params\":[\"depth@" + symbol + "\"],\"id\":1}");
        keep(connected);
    }

    /** Returns the number of the connection to be. */
    private synchronized int disconnect() {
        close();
        book.connected();
        return ++connection;
    }

    private synchronized void keep(StreamClient connected) {
        client = connected;
    }

    private synchronized void received(int from, JsonNode message) {
        if (from != connection || failure.get() != null) {
            return; // what was still on its way in a connection that was cut
        }
        try {
            if (message.path("stream").asString("").startsWith("depth@")) {
                book.apply(message.path("data"));
            } else if (message.path("type").asString("").equals("error")) {
                throw new IllegalStateException(message.toString());
            }
        } catch (RuntimeException | AssertionError e) {
            failure.set(e);
        }
    }

    /** The book; throws what was wrong with it. */
    synchronized LocalBook book() {
        Throwable wrong = failure.get();
        if (wrong != null) {
            throw new AssertionError("the stream of " + symbol + ": " + wrong.getMessage(), wrong);
        }
        if (client != null && client.hasEnded()) {
            throw new AssertionError("the server has ended the stream of " + symbol);
        }
        return book;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
