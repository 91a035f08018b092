package dev.bourse.backend.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PointTest {

    private static final long FIVE_SECONDS = 5_000_000_000L;

    private static final String BACKEND = """
            http_server_requests_seconds_count{method="POST",outcome="SUCCESS",status="200",uri="/api/v1/order"} %1$s
            http_server_requests_seconds_count{method="PUT",outcome="SUCCESS",status="200",uri="/order"} 0
            http_server_requests_seconds_count{method="POST",outcome="CLIENT_ERROR",status="400",uri="/api/v1/order"} 50
            http_server_requests_seconds_count{method="GET",outcome="SUCCESS",status="200",uri="/candles"} %2$s
            http_server_requests_seconds_bucket{method="POST",outcome="SUCCESS",uri="/api/v1/order",le="0.002"} 0
            http_server_requests_seconds_bucket{method="POST",outcome="SUCCESS",uri="/api/v1/order",le="0.004"} %1$s
            http_server_requests_seconds_bucket{method="POST",outcome="SUCCESS",uri="/api/v1/order",le="+Inf"} %1$s
            http_server_requests_seconds_bucket{method="GET",outcome="SUCCESS",uri="/candles",le="+Inf"} %2$s
            """;

    @Test
    void countersBecomeRates() {
        Reading before = reading(
                0, BACKEND.formatted(10, 100), "realtime_messages_out_total{kind=\"price\"} 5\nrealtime_clients 3\n");
        Reading now = reading(
                FIVE_SECONDS,
                BACKEND.formatted(30, 120),
                "realtime_messages_out_total{kind=\"price\"} 15\nrealtime_messages_out_total{kind=\"depth\"} 5\nrealtime_clients 4\n");

        Point point = Point.between(before, now, 1_000);

        assertThat(point.timeMs()).isEqualTo(1_000);
        assertThat(point.ordersPerSecond()).isEqualTo(4);
        assertThat(point.requestsPerSecond()).isEqualTo(8);
        assertThat(point.messagesPerSecond()).isEqualTo(3);
        assertThat(point.clients()).isEqualTo(4);
        assertThat(point.orderLatencyP50Ms()).isEqualTo(3);
        assertThat(point.orderLatencyP99Ms()).isEqualTo(3.98);
    }

    @Test
    void serviceThatDidNotAnswerIsNotKnown() {
        Reading before = reading(0, BACKEND.formatted(10, 100), "realtime_messages_out_total 5\n");
        Reading now = reading(FIVE_SECONDS, BACKEND.formatted(10, 100), "");
        Reading later = reading(2 * FIVE_SECONDS, BACKEND.formatted(10, 100), "realtime_messages_out_total 7\n");

        assertThat(Point.between(before, now, 0).messagesPerSecond()).isNull();
        assertThat(Point.between(before, now, 0).clients()).isNull();
        assertThat(Point.between(now, later, 0).messagesPerSecond()).isNull();
        assertThat(Point.between(before, now, 0).tradesPerSecond()).isNull();
        assertThat(Point.between(before, now, 0).ordersPerSecond()).isZero();
    }

    @Test
    void restartedCounterIsNoNegativeRate() {
        Reading before = reading(0, "", "realtime_messages_out_total 5000\n");
        Reading now = reading(FIVE_SECONDS, "", "realtime_messages_out_total 10\n");

        assertThat(Point.between(before, now, 0).messagesPerSecond()).isEqualTo(2);
    }

    @Test
    void withoutOrdersThereIsNoLatency() {
        Reading before = reading(0, BACKEND.formatted(10, 100), "");
        Reading now = reading(FIVE_SECONDS, BACKEND.formatted(10, 200), "");

        assertThat(Point.between(before, now, 0).orderLatencyP99Ms()).isNull();
    }

    private static Reading reading(long nanos, String backend, String realtime) {
        return Reading.of(
                Map.of("http-backend", Samples.parse(backend), "realtime-server", Samples.parse(realtime)), nanos);
    }
}
