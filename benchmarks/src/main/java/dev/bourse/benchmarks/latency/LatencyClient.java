package dev.bourse.benchmarks.latency;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A WebSocket client that notes when each message came, and reads the messages afterwards.
 *
 * <p>It keeps them in two large arrays, so that what is measured does not pay for garbage collections of what measures it.
 */
final class LatencyClient implements AutoCloseable {

    private static final int EXPECTED_LENGTH = 256;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Function<JsonNode, @Nullable Received> reader;
    private final StringBuilder lines;
    private final long[] nanoTimes;
    private int messages;
    private @Nullable WebSocket socket;
    private boolean counting;

    private LatencyClient(int mostMessages, Function<JsonNode, @Nullable Received> reader) {
        this.reader = reader;
        this.lines = new StringBuilder(Math.multiplyExact(mostMessages, EXPECTED_LENGTH));
        this.nanoTimes = new long[mostMessages];
    }

    /** What was received: a trade id, or time and price where there is no id. */
    record Received(long tradeId, long timeMs, BigDecimal price, long nanoTime) {

        Received at(long nanos) {
            return new Received(tradeId, timeMs, price, nanos);
        }
    }

    static LatencyClient ofPrices(int port, int mostMessages) throws Exception {
        return new LatencyClient(
                        mostMessages,
                        message -> message.path("type").asString("").equals("price_update")
                                ? new Received(
                                        -1,
                                        message.path("data").path("timestamp").longValue(),
                                        message.path("data")
                                                .path("originalPrice")
                                                .decimalValue(),
                                        0)
                                : null)
                .connect(port);
    }

    static LatencyClient ofTrades(int port, String symbol, int mostMessages) throws Exception {
        LatencyClient client = new LatencyClient(
                        mostMessages,
                        message -> message.path("stream").asString("").startsWith("trade@")
                                ? new Received(message.path("data").path("t").longValue(), 0, BigDecimal.ZERO, 0)
                                : null)
                .connect(port);
        client.send("{\"type\":\"unsubscribe\",\"symbols\":[\"" + symbol + "\"]}");
        client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@" + symbol + "\"],\"id\":1}");
        return client;
    }

    /** From now on messages count. */
    synchronized void begin() {
        counting = true;
    }

    /** What has come since {@link #begin()}; nothing counts after it. */
    synchronized List<Received> received() {
        counting = false;
        List<Received> received = new ArrayList<>();
        int next = 0;
        for (String line : lines.toString().lines().toList()) {
            long nanoTime = nanoTimes[next++];
            Received read = line.isEmpty() ? null : reader.apply(JSON.readTree(line));
            if (read != null) {
                received.add(read.at(nanoTime));
            }
        }
        return received;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        client.shutdownNow();
    }

    private LatencyClient connect(int port) throws Exception {
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/"), new Listener())
                .get(10, TimeUnit.SECONDS);
        return this;
    }

    private void send(String message) throws Exception {
        if (socket != null) {
            socket.sendText(message, true).get(10, TimeUnit.SECONDS);
        }
    }

    private synchronized void add(CharSequence data, boolean last, long nanoTime) {
        if (!counting || messages == nanoTimes.length) {
            return;
        }
        lines.append(data);
        if (last) {
            lines.append('\n');
            nanoTimes[messages++] = nanoTime;
        }
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            add(data, last, System.nanoTime());
            webSocket.request(1);
            return null;
        }
    }
}
