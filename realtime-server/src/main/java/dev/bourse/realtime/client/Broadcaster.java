package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.Frame;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/** Hands frames to all event loops. Thread-safe. */
public final class Broadcaster implements SmartLifecycle {

    private final Map<EventExecutor, Shard> shards = new LinkedHashMap<>();
    private final ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Duration closeTimeout;
    private volatile boolean started;
    private volatile boolean stopping;

    /**
     * A broadcaster without clients.
     *
     * @param loops all event loops that client sockets are on
     */
    public Broadcaster(EventLoopGroup loops, ClientLimits limits, ClientMetrics metrics) {
        closeTimeout = limits.closeTimeout();
        long sweepMillis = Math.max(1, limits.sweepInterval().toMillis());
        for (EventExecutor loop : loops) {
            shards.put(loop, new Shard((EventLoop) loop, metrics, sweepMillis));
        }
    }

    /** Gives a frame to all who are on its topic. Does not block; frames of one thread arrive in its order. */
    public void publish(Frame frame) {
        shards.values().forEach(it -> it.publish(frame));
    }

    /** Waits until no event loop is behind. Whoever publishes frames that can't be conflated calls this before each batch. */
    public void awaitRoom() throws InterruptedException {
        for (Shard shard : shards.values()) {
            shard.awaitRoom();
        }
    }

    /** How many frames wait for clients that take them too slowly, as of a moment ago. */
    public int waiting() {
        return shards.values().stream().mapToInt(Shard::waiting).sum();
    }

    Shard shardOf(EventLoop loop) {
        Shard shard = shards.get(loop);
        if (shard == null) {
            throw new IllegalStateException("a client on an event loop that the server does not have: " + loop);
        }
        return shard;
    }

    /** The sockets of all clients, also of those that are being closed. */
    ChannelGroup sockets() {
        return sockets;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Sockets that are open. */
    public int connections() {
        return sockets.size();
    }

    @Override
    public void start() {
        started = true;
    }

    /** Tells all clients that the server stops, and waits until they are gone, at most as long as each has to close. */
    @Override
    public void stop() {
        stopping = true;
        shards.values().forEach(shard -> shard.later(() -> shard.closeAll(Departure.SHUTDOWN)));
        sockets.newCloseFuture()
                .awaitUninterruptibly(closeTimeout.plusMillis(500).toMillis());
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
