package dev.bourse.backend.operate;

import dev.bourse.backend.operate.ServiceState.Lag;
import dev.bourse.backend.peers.ServiceHealth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What says of each service how far it is behind: out of its metrics, or of its health where that tells more. */
final class Lags {

    private Lags() {}

    /** Of one service; empty for one that does not tell. */
    static List<Lag> of(String service, ServiceHealth health, Samples metrics) {
        if (health.health() == null) {
            return List.of();
        }
        return switch (service) {
            case "http-backend" ->
                List.of(new Lag("waiting for the database", metrics.sum("hikaricp_connections_pending"), "requests"));
            case "price-poller" ->
                List.of(
                        new Lag("newest trade", metrics.max("bourse_feed_trade_age_seconds"), "s"),
                        new Lag("trades waiting for Redis", metrics.sum("bourse_feed_buffer"), "trades"));
            case "batch-uploader" ->
                List.of(
                        new Lag("stream entries waiting", metrics.sum("uploader_backlog_entries"), "entries"),
                        new Lag("oldest of them", metrics.max("uploader_backlog_age_seconds"), "s"),
                        new Lag("exchange log behind", metrics.sum("uploader_exchange_lag_events"), "events"));
            case "matching-engine" ->
                List.of(
                        new Lag("command log behind", commandLogMs(health.health()), "ms"),
                        new Lag("questions waiting", metrics.sum("engine_queries_waiting"), "questions"));
            case "realtime-server" ->
                List.of(
                        new Lag("messages waiting", metrics.sum("realtime_messages_waiting"), "messages"),
                        new Lag("trade stream behind", metrics.max("realtime_stream_lag_seconds"), "s"),
                        new Lag("connected", metrics.sum("realtime_clients"), "clients"));
            case "market-maker" ->
                List.of(
                        new Lag("not quoted", metrics.sum("bourse_maker_paused"), "markets"),
                        new Lag("oldest price to quote around", metrics.max("bourse_maker_reference_age"), "s"));
            case "feed-simulator" -> List.of(new Lag("connected", metrics.sum("simulator_connections"), "clients"));
            default -> List.of();
        };
    }

    private static @Nullable Double commandLogMs(JsonNode health) {
        JsonNode lag = health.path("components").path("engine").path("details").path("lagMs");
        return lag.isNumber() ? lag.asDouble() : null;
    }
}
