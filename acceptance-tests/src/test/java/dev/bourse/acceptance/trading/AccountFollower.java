package dev.bourse.acceptance.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bot that follows its account, and connects again from where it was whenever the connection is gone. It insists on numbers without a gap.
 * Thread-safe.
 */
final class AccountFollower implements AutoCloseable {

    private static final Set<String> LATER = Set.of("BACKEND_UNAVAILABLE", "EXCHANGE_UNAVAILABLE");

    private final int port;
    private final Session session;
    private final @Nullable ApiKey key;
    private final List<String> events = new ArrayList<>();
    private @Nullable StreamClient client;
    private @Nullable Throwable failure;
    private int connection;
    private int begun;

    /**
     * Not connected yet.
     *
     * @param key what it signs with; null when it goes by its session's cookie
     */
    AccountFollower(int port, Session session, @Nullable ApiKey key) {
        this.port = port;
        this.session = session;
        this.key = key;
    }

    /** Connects when it is not connected; does nothing when nobody listens. For one thread. */
    void connect() {
        if (isConnected()) {
            return;
        }
        int current = next();
        try {
            // Without the lock: messages come before the connection is said to be there.
            Map<String, String> headers = key == null ? Map.of("Cookie", session.cookie()) : Map.of();
            StreamClient connected = StreamClient.connect(port, headers, it -> received(current, it));
            keep(connected);
            if (key != null) {
                long now = System.currentTimeMillis();
                connected.send(
                        "{\"method\":\"AUTH\",\"params\":{\"apiKey\":\"%s\",\"timestamp\":%d,\"signature\":\"%s\"},\"id\":1}"
                                .formatted(key.apiKey(), now, key.hmac("timestamp=" + now)));
            }
            connected.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"],\"resumeFrom\":%d,\"id\":2}"
                    .formatted(events().size()));
        } catch (CompletionException e) {
            cut(); // tried again later
        }
    }

    private synchronized boolean isConnected() {
        return client != null && !client.hasEnded();
    }

    /** Returns the number of the connection to be; what comes of those before it no longer counts. */
    private synchronized int next() {
        return ++connection;
    }

    private synchronized void keep(StreamClient connected) {
        client = connected;
    }

    private synchronized void received(int from, JsonNode message) {
        if (from != connection || failure != null) {
            return; // what was still on its way in a connection that was cut
        }
        JsonNode data = message.path("data");
        if (message.path("type").asString("").equals("error")) {
            failed(message);
        } else if (!message.path("stream").asString("").equals("account")) {
            return;
        } else if (data.path("e").asString().equals("subscribed")) {
            begun++;
        } else if (data.path("sequence").asLong() == events.size() + 1L) {
            events.add(data.toString());
        } else {
            failed(message);
        }
    }

    /** A server that has just started may know neither the backend nor the exchange yet. */
    private void failed(JsonNode message) {
        if (LATER.contains(message.path("error").path("code").asString(""))) {
            cut();
        } else {
            failure = new AssertionError("after event " + events.size() + " came " + message);
        }
    }

    /** Breaks the connection. */
    synchronized void cut() {
        if (client != null) {
            client.close();
        }
    }

    /** All events so far, as they came; throws what was wrong with one. */
    synchronized List<String> events() {
        if (failure != null) {
            throw new AssertionError(String.valueOf(failure.getMessage()), failure);
        }
        return List.copyOf(events);
    }

    /** How often the stream has begun. */
    synchronized int begun() {
        return begun;
    }

    @Override
    public void close() {
        cut();
    }
}
