package dev.bourse.engine;

import dev.bourse.engine.runtime.LoopObserver;
import dev.bourse.engine.runtime.QueryQueue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;

/** What operators see of the loop. */
final class EngineMetrics implements LoopObserver {

    private static final double[] PERCENTILES = {0.5, 0.99, 0.999};

    private final InstantSource clock;
    private final Counter commands;
    private final Counter events;
    private final Counter trades;
    private final DistributionSummary batchSize;
    private final Timer turn;
    private final Timer latency;
    private volatile int openOrders;

    EngineMetrics(MeterRegistry registry, QueryQueue queries, InstantSource clock) {
        this.clock = clock;
        commands = Counter.builder("engine.commands")
                .description("Commands that were done, refused ones included")
                .register(registry);
        events = Counter.builder("engine.events")
                .description("Events that were published")
                .register(registry);
        trades = Counter.builder("engine.trades")
                .description("Trades that were published")
                .register(registry);
        batchSize = DistributionSummary.builder("engine.batch.size")
                .description("Commands a batch")
                .register(registry);
        turn = Timer.builder("engine.batch")
                .description("From a batch that was read and done to its events in the log and its replies sent")
                .publishPercentiles(PERCENTILES)
                .register(registry);
        latency = Timer.builder("engine.latency")
                .description("From the time of a batch's last command in the log to its reply, in whole milliseconds")
                .publishPercentiles(PERCENTILES)
                .register(registry);
        Gauge.builder("engine.open.orders", () -> openOrders)
                .description("Orders that rest or wait for their trigger price")
                .register(registry);
        Gauge.builder("engine.queries.waiting", queries::size)
                .description("Queries that wait for the engine's thread")
                .register(registry);
        Gauge.builder("engine.queries.dropped", queries::dropped)
                .description("Queries that were not answered because too many waited")
                .register(registry);
    }

    @Override
    public void batch(int commandCount, long eventCount, int tradeCount, long nanos, long timeMs, int open) {
        commands.increment(commandCount);
        events.increment((double) eventCount);
        trades.increment(tradeCount);
        batchSize.record(commandCount);
        turn.record(Duration.ofNanos(nanos));
        latency.record(Duration.ofMillis(Math.max(0, clock.millis() - timeMs)));
        openOrders = open;
    }
}
