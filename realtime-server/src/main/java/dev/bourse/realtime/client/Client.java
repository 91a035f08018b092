package dev.bourse.realtime.client;

import dev.bourse.realtime.account.AccountStreams.Opening;
import dev.bourse.realtime.stream.ClientRequest.Authenticate;
import dev.bourse.realtime.stream.ClientRequest.ListSubscriptions;
import dev.bourse.realtime.stream.ClientRequest.Ping;
import dev.bourse.realtime.stream.ClientRequest.Pong;
import dev.bourse.realtime.stream.ClientRequest.Refused;
import dev.bourse.realtime.stream.ClientRequest.SubscribePrices;
import dev.bourse.realtime.stream.ClientRequest.SubscribeStreams;
import dev.bourse.realtime.stream.ClientRequest.UnsubscribePrices;
import dev.bourse.realtime.stream.ClientRequest.UnsubscribeStreams;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.Refusal;
import dev.bourse.realtime.stream.Topic.OfMarket;
import dev.bourse.realtime.stream.Topic.Prices;
import dev.bourse.realtime.stream.Topic.Stream;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One client: what it is on, and the answers to what it asks. Event loop only. */
final class Client {

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    private final Shard shard;
    private final Clients.Surroundings with;
    private final Connection connection;
    private final PriceFilter prices;
    private final Set<OfMarket> streams = new LinkedHashSet<>(4);
    private final ClientAccount account;
    private boolean unflushed;

    Client(Channel channel, Wire wire, Shard shard, Visitor visitor, Clients.Surroundings with) {
        this.shard = shard;
        this.with = with;
        this.prices = new PriceFilter(visitor.everyPrice());
        this.connection = new Connection(channel, wire, visitor.batchInterval(), with.limits(), with.metrics(), this);
        this.account = new ClientAccount(this, connection, shard, visitor, with);
    }

    Connection connection() {
        return connection;
    }

    PriceFilter prices() {
        return prices;
    }

    /** Greets the client and puts it on what everybody gets. */
    void join() {
        with.metrics().joined();
        connection.send(Messages.connection(with.symbols().get()));
        shard.join(this);
        connection.flush();
    }

    /** Puts the client on streams, and on its account's, and on nothing else. */
    void join(List<OfMarket> wanted, @Nullable Opening opening) {
        with.metrics().joined();
        shard.joinQuietly(this);
        subscribe(new LinkedHashSet<>(wanted));
        if (opening != null) {
            account.begin(opening);
        }
        connection.flush();
    }

    /** A frame that others get too; the shard calls {@link #flush} when it has handed out all it has. */
    void deliver(Frame frame) {
        connection.send(frame);
    }

    /** True the first time since the last {@link #flush}. */
    boolean markUnflushed() {
        boolean first = !unflushed;
        unflushed = true;
        return first;
    }

    void flush() {
        unflushed = false;
        connection.flush();
    }

    void requested(String text) {
        with.metrics().received();
        switch (with.reader().read(text)) {
            case Ping it -> reply(Messages.pong());
            case Pong it -> {}
            case SubscribePrices(List<Prices> wanted) -> subscribe(wanted);
            case UnsubscribePrices(List<Prices> unwanted) -> unsubscribe(unwanted);
            case SubscribeStreams wanted -> subscribe(wanted);
            case UnsubscribeStreams unwanted -> unsubscribe(unwanted);
            case Authenticate wanted -> account.authenticate(wanted);
            case ListSubscriptions(JsonNode id) -> reply(Messages.subscriptions(subscriptions(), id));
            case Refused(Refusal refusal, JsonNode id) -> refuse(refusal, id);
        }
    }

    void sentBinary() {
        with.metrics().received();
        refuse(new Refusal("BINARY_NOT_SUPPORTED", "Messages must be text frames with JSON.", Map.of()), null);
    }

    private void subscribe(List<Prices> wanted) {
        Set<Prices> added = new HashSet<>(wanted);
        added.removeIf(it -> !prices.every() && prices.wants(it));
        int current = subscriptions().size() + (prices.every() ? 0 : prices.size());
        if (exceedsLimit(current + added.size(), null)) {
            return;
        }
        prices.add(wanted);
        shard.pricesChosen(this, added);
    }

    private void unsubscribe(List<Prices> unwanted) {
        if (prices.every() && exceedsLimit(subscriptions().size() + prices.size() + unwanted.size(), null)) {
            return;
        }
        if (!prices.every()) {
            unwanted.forEach(it -> shard.unsubscribe(this, it));
        }
        prices.remove(unwanted);
    }

    private void subscribe(SubscribeStreams wanted) {
        boolean wantsAccount = wanted.account() != null && account.topic() == null;
        Set<OfMarket> added = new LinkedHashSet<>(wanted.streams());
        added.removeAll(streams);
        int requested = subscriptions().size() + prices.size() + added.size() + (wantsAccount ? 1 : 0);
        if (exceedsLimit(requested, wanted.id())) {
            return;
        }
        if (wantsAccount) {
            account.open(wanted, () -> begin(wanted, added));
        } else {
            begin(wanted, added);
        }
    }

    private void begin(SubscribeStreams wanted, Set<OfMarket> added) {
        reply(Messages.done(wanted.id()));
        subscribe(added);
    }

    private void subscribe(Set<OfMarket> added) {
        streams.addAll(added);
        for (OfMarket stream : added) {
            if (shard.subscribe(this, stream)) {
                with.watches().forEach(it -> it.watch(stream));
            }
        }
    }

    private void unsubscribe(UnsubscribeStreams unwanted) {
        for (OfMarket stream : unwanted.streams()) {
            if (streams.remove(stream)) {
                leave(stream);
            }
        }
        if (unwanted.account()) {
            account.leave();
        }
        reply(Messages.done(unwanted.id()));
    }

    private List<Stream> subscriptions() {
        List<Stream> all = new ArrayList<>(streams);
        if (account.topic() != null) {
            all.add(account.topic());
        }
        return all;
    }

    private void leave(OfMarket stream) {
        if (shard.unsubscribe(this, stream)) {
            with.watches().forEach(it -> it.unwatch(stream));
        }
    }

    private boolean exceedsLimit(int subscriptions, @Nullable JsonNode id) {
        int limit = with.limits().maxSubscriptions();
        if (subscriptions <= limit) {
            return false;
        }
        refuse(
                new Refusal(
                        "TOO_MANY_SUBSCRIPTIONS",
                        "A client can be on at most " + limit
                                + " streams; unsubscribe from some or open another connection.",
                        Map.of("limit", limit, "requested", subscriptions)),
                id);
        return true;
    }

    void refuse(Refusal refusal, @Nullable JsonNode id) {
        with.metrics().refusedRequest(refusal.code());
        reply(Messages.error(refusal, id));
    }

    void reply(Frame frame) {
        with.metrics().replied();
        connection.send(frame);
    }

    /** The connection has ended, or will once the close frame is taken; nothing more can be sent. */
    void left(Departure why) {
        with.metrics().departed(why);
        LOG.debug("Client left reason={} code={}", why.tag(), why.code());
        // Not now: the shard may be handing a frame to its clients.
        shard.later(() -> {
            shard.leave(this);
            prices.chosen().forEach(it -> shard.unsubscribe(this, it));
            account.leave();
            streams.forEach(this::leave);
            streams.clear();
        });
    }

    void failed(Throwable cause) {
        LOG.debug("Client lost", cause);
    }
}
