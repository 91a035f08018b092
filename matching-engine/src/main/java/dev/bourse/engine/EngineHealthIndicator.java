package dev.bourse.engine;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.Replica;
import dev.bourse.engine.runtime.EngineLoop;
import dev.bourse.engine.runtime.EngineRunner;
import dev.bourse.engine.runtime.SnapshotRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** {@code /health/engine}: whether the engine goes on, how far it is behind the command log, and how old its last snapshot is. */
final class EngineHealthIndicator extends AbstractHealthIndicator {

    private final EngineRunner engine;
    private final SnapshotRunner snapshots;
    private final CommandLog commands;
    private final EngineProperties properties;
    private final InstantSource clock;

    /**
     * Looks at an engine.
     *
     * @param commands the log, over a connection that no other thread uses
     */
    EngineHealthIndicator(
            EngineRunner engine,
            SnapshotRunner snapshots,
            CommandLog commands,
            EngineProperties properties,
            InstantSource clock) {
        super("the engine can't be looked at");
        this.engine = engine;
        this.snapshots = snapshots;
        this.commands = commands;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up().withDetail("halted", engine.isHalted());
        Optional<EngineLoop> loop = engine.loop();
        if (loop.isEmpty() || !loop.get().hasCaughtUp()) {
            builder.outOfService().withDetail("state", "catching up with the command log");
        }
        loop.map(EngineLoop::progress).ifPresent(it -> tell(it, builder));
        Duration snapshotAge = Duration.between(snapshots.lastTaken(), clock.instant());
        builder.withDetail("snapshotAgeSeconds", snapshotAge.toSeconds());
        snapshots.problem().ifPresent(it -> builder.withDetail("snapshotProblem", it));
        if (snapshots.problem().isPresent() && snapshotAge.compareTo(properties.maxSnapshotAge()) > 0) {
            builder.down();
        }
        engine.problem().ifPresent(it -> builder.down().withDetail("problem", it));
    }

    private void tell(Replica.Progress progress, Health.Builder builder) {
        builder.withDetail("sequence", progress.sequence())
                .withDetail("position", progress.position().toString());
        if (engine.problem().isEmpty()) {
            LogPosition last = commands.last();
            long lagMs = last.isAfter(progress.position()) ? clock.millis() - progress.timeMs() : 0;
            builder.withDetail("lagMs", lagMs);
            if (lagMs > properties.maxLag().toMillis()) {
                builder.down().withDetail("problem", "too far behind the command log");
            }
        }
    }
}
