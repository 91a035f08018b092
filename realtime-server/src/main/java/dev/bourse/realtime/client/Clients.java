package dev.bourse.realtime.client;

import dev.bourse.realtime.account.AccountStreams;
import dev.bourse.realtime.account.AccountStreams.Opening;
import dev.bourse.realtime.stream.RequestReader;
import dev.bourse.realtime.stream.StreamWatch;
import dev.bourse.realtime.stream.Topic.OfMarket;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a client of each connection that is to be one. Thread-safe. */
public final class Clients {

    private final Broadcaster broadcaster;
    private final Surroundings surroundings;

    public Clients(
            Broadcaster broadcaster,
            List<StreamWatch> watches,
            AccountStreams accounts,
            Supplier<? extends Collection<String>> symbols,
            RequestReader reader,
            ClientLimits limits,
            ClientMetrics metrics) {
        this.broadcaster = broadcaster;
        this.surroundings = new Surroundings(watches, accounts, symbols, reader, limits, metrics);
    }

    /** What a client has to do with. */
    record Surroundings(
            List<StreamWatch> watches,
            AccountStreams accounts,
            Supplier<? extends Collection<String>> symbols,
            RequestReader reader,
            ClientLimits limits,
            ClientMetrics metrics) {}

    /**
     * Welcomes a client.
     *
     * @param channel an open WebSocket; frames are read and written by its own pipeline from here on
     */
    public void welcome(Channel channel, Visitor visitor) {
        welcome(channel, shard -> {
            Client client = new Client(channel, new WebSocketWire(), shard, visitor, surroundings);
            FramePipeline.install(channel, client.connection());
            client.join();
            return client;
        });
    }

    /**
     * Sends a client the streams that it has asked for.
     *
     * @param channel an HTTP connection on which the response's head has been sent; its body is written from here on
     * @param account the client's account, when its stream is one of them
     */
    public void stream(Channel channel, Visitor visitor, List<OfMarket> streams, @Nullable Opening account) {
        welcome(channel, shard -> {
            Client client = new Client(channel, new EventStreamWire(), shard, visitor, surroundings);
            FramePipeline.installEventStream(channel, client.connection());
            client.join(streams, account);
            return client;
        });
    }

    private void welcome(Channel channel, Function<Shard, Client> enter) {
        channel.eventLoop().execute(() -> {
            if (!channel.isActive()) {
                return;
            }
            broadcaster.sockets().add(channel);
            Client client = enter.apply(broadcaster.shardOf(channel.eventLoop()));
            if (broadcaster.isStopping()) {
                client.connection().close(Departure.SHUTDOWN);
            }
        });
    }
}
