package dev.bourse.backend.operate;

import org.jspecify.annotations.Nullable;

/** What went on between two readings; null is what is not known. Rates are a second's, latencies in milliseconds. */
record Point(
        long timeMs,
        @Nullable Double ordersPerSecond,
        @Nullable Double tradesPerSecond,
        @Nullable Double requestsPerSecond,
        @Nullable Double orderLatencyP50Ms,
        @Nullable Double orderLatencyP99Ms,
        @Nullable Double messagesPerSecond,
        @Nullable Double clients,
        @Nullable Double feedTradesPerSecond) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MS_PER_SECOND = 1e3;

    static Point between(Reading before, Reading now, long timeMs) {
        double seconds = (now.nanos() - before.nanos()) / NANOS_PER_SECOND;
        Buckets times = now.orderTimes().since(before.orderTimes());
        return new Point(
                timeMs,
                Counter.rate(before.orders(), now.orders(), seconds),
                Counter.rate(before.trades(), now.trades(), seconds),
                Counter.rate(before.requests(), now.requests(), seconds),
                milliseconds(times.quantile(0.5)),
                milliseconds(times.quantile(0.99)),
                Counter.rate(before.messages(), now.messages(), seconds),
                now.clients(),
                Counter.rate(before.feedTrades(), now.feedTrades(), seconds));
    }

    private static @Nullable Double milliseconds(@Nullable Double seconds) {
        return seconds == null ? null : seconds * MS_PER_SECOND;
    }
}
