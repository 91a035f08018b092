package dev.bourse.simulator;

import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.connection.Endings;
import dev.bourse.simulator.connection.KeepAlive;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.stream.StreamHub;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the market on a thread of its own, between the start and the stop of the application. */
final class MarketThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MarketThread.class);

    private final MarketSource source;
    private final StreamHub hub;
    private final Connections connections;
    private final KeepAlive keepAlive;
    private final InstantSource clock;
    private @Nullable Thread thread;

    MarketThread(
            MarketSource source, StreamHub hub, Connections connections, KeepAlive keepAlive, InstantSource clock) {
        this.source = source;
        this.hub = hub;
        this.connections = connections;
        this.keepAlive = keepAlive;
        this.clock = clock;
    }

    @Override
    public void start() {
        LOG.info("feed starts: {}", source.progress());
        Thread market = Thread.ofPlatform().name("market").daemon().unstarted(this::run);
        thread = market;
        market.start();
        keepAlive.start();
    }

    /** Says goodbye to the clients before the web server stops. */
    @Override
    public void stop() {
        Thread market = thread;
        if (market != null) {
            market.interrupt();
            thread = null;
        }
        keepAlive.close();
        connections.all().forEach(it -> Endings.shutDown(it, clock.millis()));
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            source.run(hub);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the market stopped; connections stay silent from now on", e);
        }
    }
}
