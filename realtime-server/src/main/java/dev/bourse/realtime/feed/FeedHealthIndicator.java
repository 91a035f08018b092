package dev.bourse.realtime.feed;

import dev.bourse.realtime.stream.FeedState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** {@code /health/feed}: down while the exchange's feed is not connected or the poller is not heard. */
public final class FeedHealthIndicator implements HealthIndicator {

    private final FeedMonitor monitor;

    public FeedHealthIndicator(FeedMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        FeedState state = monitor.state();
        Health.Builder health = state.connected() ? Health.up() : Health.down();
        health.withDetail("connected", state.connected());
        if (state.source() != null) {
            health.withDetail("source", state.source());
        }
        if (state.lastTradeTime() != null) {
            health.withDetail("lastTradeTime", state.lastTradeTime());
        }
        return health.build();
    }
}
