package dev.bourse.backend.operate;

import dev.bourse.backend.operate.Samples.Sample;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the counters of all services stand at one moment; null is what a service did not tell.
 *
 * @param nanos of the clock that only goes forward
 * @param orders that were placed, replaced or amended, and taken
 * @param orderTimes how long these took, in seconds
 * @param clients that are connected, which is no counter
 */
record Reading(
        long nanos,
        @Nullable Double orders,
        @Nullable Double trades,
        @Nullable Double requests,
        Buckets orderTimes,
        @Nullable Double messages,
        @Nullable Double clients,
        @Nullable Double feedTrades) {

    private static final Set<String> ORDER_PATHS =
            Set.of("/api/v1/order", "/order", "/api/v1/order/cancelReplace", "/order/cancelReplace");
    private static final Set<String> ORDER_METHODS = Set.of("POST", "PUT");

    /** Out of each service's metrics, by its name. */
    static Reading of(Map<String, Samples> services, long nanos) {
        Samples backend = services.getOrDefault("http-backend", Samples.NONE);
        Samples realtime = services.getOrDefault("realtime-server", Samples.NONE);
        return new Reading(
                nanos,
                backend.sum("http_server_requests_seconds_count", Reading::isOrder),
                services.getOrDefault("matching-engine", Samples.NONE).sum("engine_trades_total"),
                backend.sum("http_server_requests_seconds_count"),
                orderTimes(backend),
                realtime.sum("realtime_messages_out_total"),
                realtime.sum("realtime_clients"),
                services.getOrDefault("price-poller", Samples.NONE).sum("bourse_feed_trades_total"));
    }

    private static Buckets orderTimes(Samples backend) {
        TreeMap<Double, Double> counts = new TreeMap<>();
        backend.of("http_server_requests_seconds_bucket")
                .filter(Reading::isOrder)
                .forEach(it -> {
                    Double bound = Samples.number(it.label("le"));
                    if (bound != null) {
                        counts.merge(bound, it.value(), Double::sum);
                    }
                });
        return new Buckets(counts);
    }

    private static boolean isOrder(Sample request) {
        return ORDER_PATHS.contains(request.label("uri"))
                && ORDER_METHODS.contains(request.label("method"))
                && request.label("outcome").equals("SUCCESS");
    }
}
