package dev.bourse.simulator.connection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/**
 * Pings all connections, and closes those that do not answer or are too old (web-socket-streams.md, "General WSS information").
 * Follows the injected clock, looked at every few milliseconds.
 */
public final class KeepAlive implements AutoCloseable {

    private static final long LOOK_EVERY_NS = 20_000_000;

    private final Connections connections;
    private final InstantSource clock;
    private final Duration pingInterval;
    private final Duration pongTimeout;
    private final Duration maxAge;
    private final Thread thread;

    public KeepAlive(
            Connections connections,
            InstantSource clock,
            Duration pingInterval,
            Duration pongTimeout,
            Duration maxAge) {
        this.connections = connections;
        this.clock = clock;
        this.pingInterval = pingInterval;
        this.pongTimeout = pongTimeout;
        this.maxAge = maxAge;
        this.thread = Thread.ofPlatform().daemon().name("client-keep-alive").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            long nowMs = clock.millis();
            for (ClientConnection connection : connections.all()) {
                if (nowMs - connection.openedMs() >= maxAge.toMillis()) {
                    Endings.expire(connection);
                } else if (connection.keepAlive(nowMs, pingInterval.toMillis(), pongTimeout.toMillis())) {
                    Endings.pongTimeout(connection);
                }
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }
}
