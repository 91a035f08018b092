package dev.bourse.backend.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What went on, by series; each has a value for each of the times, or null where it is not known. */
@Schema(name = "OperationMetrics")
record MetricsView(
        @Schema(description = "between two times; longer where a reading failed", example = "5000")
        long intervalMs,

        @Schema(
                description = "ends of the intervals, Unix milliseconds, oldest first",
                example = "[1756480525000,1756480530000]")
        List<Long> times,

        @Schema(
                description =
                        "`ordersPerSecond` (placed, replaced and amended), `tradesPerSecond`, `requestsPerSecond`, "
                                + "`orderLatencyP50Ms`, `orderLatencyP99Ms`, `messagesPerSecond`, `clients`, `feedTradesPerSecond`",
                example = "{\"ordersPerSecond\":[12.4,null]}")
        Map<String, List<@Nullable BigDecimal>> series) {

    /** Nobody sees more on a chart. */
    private static final MathContext DIGITS = new MathContext(4);

    static MetricsView of(List<Point> points) {
        Map<String, List<@Nullable BigDecimal>> series = new LinkedHashMap<>();
        series.put("ordersPerSecond", values(points, Point::ordersPerSecond));
        series.put("tradesPerSecond", values(points, Point::tradesPerSecond));
        series.put("requestsPerSecond", values(points, Point::requestsPerSecond));
        series.put("orderLatencyP50Ms", values(points, Point::orderLatencyP50Ms));
        series.put("orderLatencyP99Ms", values(points, Point::orderLatencyP99Ms));
        series.put("messagesPerSecond", values(points, Point::messagesPerSecond));
        series.put("clients", values(points, Point::clients));
        series.put("feedTradesPerSecond", values(points, Point::feedTradesPerSecond));
        return new MetricsView(
                RecentPoints.INTERVAL.toMillis(),
                points.stream().map(Point::timeMs).toList(),
                series);
    }

    private static List<@Nullable BigDecimal> values(List<Point> points, Function<Point, @Nullable Double> value) {
        List<@Nullable BigDecimal> values = new ArrayList<>(points.size());
        for (Point it : points) {
            Double known = value.apply(it);
            values.add(
                    known == null
                            ? null
                            : BigDecimal.valueOf(known).round(DIGITS).stripTrailingZeros());
        }
        return values;
    }
}
