package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.RequestReader;
import dev.bourse.realtime.stream.StreamWatch;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Makes a client of each connection that was upgraded. Thread-safe. */
public final class Clients {

    private final Broadcaster broadcaster;
    private final Surroundings surroundings;

    public Clients(
            Broadcaster broadcaster,
            List<StreamWatch> watches,
            Supplier<? extends Collection<String>> symbols,
            RequestReader reader,
            ClientLimits limits,
            ClientMetrics metrics) {
        this.broadcaster = broadcaster;
        this.surroundings = new Surroundings(watches, symbols, reader, limits, metrics);
    }

    /** What a client has to do with. */
    record Surroundings(
            List<StreamWatch> watches,
            Supplier<? extends Collection<String>> symbols,
            RequestReader reader,
            ClientLimits limits,
            ClientMetrics metrics) {}

    /**
     * Welcomes a client.
     *
     * @param channel an open WebSocket; frames are read and written by its own pipeline from here on
     * @param everyPrice whether it gets every price until it subscribes
     */
    public void welcome(Channel channel, boolean everyPrice) {
        channel.eventLoop().execute(() -> {
            if (!channel.isActive()) {
                return;
            }
            broadcaster.sockets().add(channel);
            Shard shard = broadcaster.shardOf(channel.eventLoop());
            Client client = new Client(channel, shard, everyPrice, surroundings);
            FramePipeline.install(channel, client.connection());
            client.join();
            if (broadcaster.isStopping()) {
                client.connection().close(Departure.SHUTDOWN);
            }
        });
    }
}
