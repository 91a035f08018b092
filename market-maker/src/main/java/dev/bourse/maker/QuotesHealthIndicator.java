package dev.bourse.maker;

import dev.bourse.maker.quoting.MarketMaker;
import dev.bourse.maker.quoting.MarketMaker.Status;
import dev.bourse.maker.quoting.Pause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Which markets are quoted, and why others are not. A maker that waits for a feed, or for a market that is halted, does its work: only what keeps it
 * from that for longer than a restart of something else takes is a fault.
 */
final class QuotesHealthIndicator implements HealthIndicator {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final MarketMaker maker;

    QuotesHealthIndicator(MarketMaker maker) {
        this.maker = maker;
    }

    @Override
    public Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean faulty = false;
        for (Map.Entry<String, Status> it : maker.status().entrySet()) {
            Status status = it.getValue();
            Pause pause = status.pause();
            faulty |= pause != null
                    && pause.reason().isFault()
                    && status.pausedFor().compareTo(GRACE) > 0;
            Map<String, Object> market = new LinkedHashMap<>();
            market.put("quoting", pause == null);
            market.put("position", status.position().toPlainString());
            if (pause != null) {
                market.put("reason", pause.reason().name());
                market.put("why", pause.sentence());
                market.put("forSeconds", status.pausedFor().toSeconds());
            }
            details.put(it.getKey(), market);
        }
        return (faulty ? Health.down() : Health.up()).withDetails(details).build();
    }
}
