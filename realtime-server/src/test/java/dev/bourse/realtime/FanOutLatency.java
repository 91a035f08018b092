package dev.bourse.realtime;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;

/**
 * Measures, never asserts: from {@code PUBLISH market:BTCUSDT} to the client's receipt, server, Redis and clients on this
 * machine. Open loop: each message carries the time at which it was due, so a stall is charged to all that it holds up.
 */
final class FanOutLatency {

    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 20;

    private FanOutLatency() {}

    /**
     * Runs it.
     *
     * @param args messages per second, then numbers of clients
     */
    public static void main(String[] args) throws Exception {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        List<Integer> clientCounts = args.length > 1
                ? List.of(args).subList(1, args.length).stream()
                        .map(Integer::valueOf)
                        .toList()
                : List.of(1, 100);
        try (RealtimeFixture bourse = new RealtimeFixture(Files.createTempDirectory("fan-out"))) {
            for (int clients : clientCounts) {
                measure(bourse, rate, clients);
            }
        }
    }

    private static void measure(RealtimeFixture bourse, int rate, int clients) {
        Histogram nanos = new ConcurrentHistogram(3);
        List<WebSocket> sockets = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = bourse.uri("/");
            for (int i = 0; i < clients; i++) {
                sockets.add(http.newWebSocketBuilder()
                        .buildAsync(uri, new Receiver(nanos))
                        .join());
            }
            publish(bourse, rate, WARM_UP_SECONDS);
            nanos.reset();
            publish(bourse, rate, SECONDS);
            System.out.printf(
                    "%d clients, %d messages/s: %d received, p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, max %.3f ms%n",
                    clients,
                    rate,
                    nanos.getTotalCount(),
                    nanos.getValueAtPercentile(50) / 1e6,
                    nanos.getValueAtPercentile(99) / 1e6,
                    nanos.getValueAtPercentile(99.9) / 1e6,
                    nanos.getMaxValue() / 1e6);
            sockets.forEach(WebSocket::abort);
        }
    }

    private static void publish(RealtimeFixture bourse, int rate, int seconds) {
        byte[] channel = "market:BTCUSDT".getBytes(StandardCharsets.UTF_8);
        long startNanos = System.nanoTime();
        long stepNanos = TimeUnit.SECONDS.toNanos(1) / rate;
        try (RedisConnection connection = bourse.connections.getConnection()) {
            for (long i = 0; i < (long) rate * seconds; i++) {
                long dueNanos = startNanos + i * stepNanos;
                while (System.nanoTime() < dueNanos) {
                    LockSupport.parkNanos(dueNanos - System.nanoTime());
                }
                connection.publish(
                        channel,
                        RealtimeFixture.PRICE
                                .formatted("BTCUSDT", dueNanos, 1, 2)
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }

    /** Reads the due time out of each price; a message may come in parts. */
    private static final class Receiver implements WebSocket.Listener {

        private static final String FIELD = "\"originalPrice\":";

        private final Histogram nanos;
        private final StringBuilder text = new StringBuilder();

        Receiver(Histogram nanos) {
            this.nanos = nanos;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received(System.nanoTime());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void received(long nowNanos) {
            int at = text.indexOf(FIELD);
            if (at >= 0) {
                int from = at + FIELD.length();
                long dueNanos = Long.parseLong(text, from, text.indexOf(",", from), 10);
                nanos.recordValue(Math.max(1, nowNanos - dueNanos));
            }
        }
    }
}
