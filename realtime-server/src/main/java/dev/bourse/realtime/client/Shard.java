package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.DepthBook;
import dev.bourse.realtime.stream.DepthChange;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Topic;
import dev.bourse.realtime.stream.Topic.Prices;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one event loop and what they are on, with the last frame of each topic, and each book, for those who come later. All of
 * it is for the event loop only, except {@link #publish}, {@link #awaitRoom} and {@link #waiting}.
 */
final class Shard {

    /** Frames handed out before the loop looks at its sockets again. */
    private static final int BATCH = 64;

    private final EventLoop loop;
    private final ClientMetrics metrics;
    private final Inbox inbox = new Inbox();

    private final Set<Client> clients = new HashSet<>();
    private final Set<Client> greeted = new HashSet<>();
    private final Set<Client> onEveryPrice = new HashSet<>();
    private final Map<Topic, Set<Client>> subscribers = new HashMap<>();
    private final Map<Topic, Frame> last = new HashMap<>();
    private final Map<Topic, DepthBook> books = new HashMap<>();
    private final List<Frame> batch = new ArrayList<>(BATCH);
    private final List<Client> unflushed = new ArrayList<>();
    private volatile int waiting;

    Shard(EventLoop loop, ClientMetrics metrics, long sweepMillis) {
        this.loop = loop;
        this.metrics = metrics;
        var _ = loop.scheduleWithFixedDelay(this::sweep, sweepMillis, sweepMillis, TimeUnit.MILLISECONDS);
    }

    /** Takes a frame for all who are on its topic. Any thread; does not block. */
    void publish(Frame frame) {
        if (inbox.add(frame)) {
            loop.execute(this::drain);
        }
    }

    /** Waits while too many frames wait here. Any thread but the event loop. */
    void awaitRoom() throws InterruptedException {
        inbox.awaitRoom();
    }

    /** How many frames waited for clients when these were looked at last. Any thread. */
    int waiting() {
        return waiting;
    }

    void later(Runnable task) {
        loop.execute(task);
    }

    private void drain() {
        boolean more = inbox.drainTo(batch, BATCH);
        batch.forEach(this::deliver);
        unflushed.forEach(Client::flush);
        unflushed.clear();
        long now = System.nanoTime();
        batch.forEach(it -> metrics.fannedOut(now - it.createdNanos()));
        batch.clear();
        if (more) {
            loop.execute(this::drain);
        }
    }

    private void deliver(Frame frame) {
        Topic topic = frame.topic();
        if (topic == null) {
            return;
        }
        if (frame.isForget()) {
            last.remove(topic);
            return;
        }
        remember(topic, frame);
        int receivers = deliver(frame, subscribers.getOrDefault(topic, Set.of()));
        switch (topic) {
            case Topic.Feed it -> receivers += deliver(frame, greeted);
            case Prices it -> receivers += deliverToAll(frame, it);
            case Topic.Stream it -> {}
        }
        metrics.sent(topic, receivers);
    }

    private void remember(Topic topic, Frame frame) {
        DepthChange change = frame.depth();
        if (change == null) {
            if (!(topic instanceof Topic.Account)) {
                last.put(topic, frame);
            }
            return;
        }
        DepthBook book = books.get(topic);
        if (book == null) {
            books.put(topic, new DepthBook(change));
        } else {
            book.apply(change);
        }
    }

    private int deliver(Frame frame, Collection<Client> receivers) {
        for (Client client : receivers) {
            deliver(frame, client);
        }
        return receivers.size();
    }

    private int deliverToAll(Frame frame, Prices topic) {
        int receivers = 0;
        for (Client client : onEveryPrice) {
            if (client.prices().wants(topic)) {
                deliver(frame, client);
                receivers++;
            }
        }
        return receivers;
    }

    private void deliver(Frame frame, Client client) {
        client.deliver(frame);
        if (client.markUnflushed()) {
            unflushed.add(client);
        }
    }

    /** A client that is only on what it is subscribed to. */
    void joinQuietly(Client client) {
        clients.add(client);
    }

    /** A client that also gets what everybody does. */
    void join(Client client) {
        clients.add(client);
        greeted.add(client);
        if (client.prices().every()) {
            onEveryPrice.add(client);
        }
        last.forEach((topic, frame) -> {
            boolean wanted = switch (topic) {
                case Topic.Feed it -> true;
                case Prices it -> client.prices().wants(it);
                case Topic.Stream it -> false;
            };
            if (wanted) {
                client.deliver(frame);
            }
        });
    }

    void leave(Client client) {
        clients.remove(client);
        greeted.remove(client);
        onEveryPrice.remove(client);
    }

    /** The client named the prices that it wants. */
    void pricesChosen(Client client, Collection<Prices> added) {
        onEveryPrice.remove(client);
        added.forEach(it -> subscribe(client, it));
    }

    /** Puts a client on a topic and gives it the last frame; true when it is the first one here. */
    boolean subscribe(Client client, Topic topic) {
        Set<Client> others = subscribers.computeIfAbsent(topic, it -> new HashSet<>());
        boolean first = others.isEmpty();
        others.add(client);
        Frame frame = newest(topic);
        if (frame != null) {
            client.deliver(frame);
        }
        return first;
    }

    private @Nullable Frame newest(Topic topic) {
        DepthBook book = books.get(topic);
        return book == null ? last.get(topic) : book.snapshot();
    }

    /** Takes a client off a topic; true when nobody here is on it any more. */
    boolean unsubscribe(Client client, Topic topic) {
        Set<Client> others = subscribers.get(topic);
        if (others == null || !others.remove(client) || !others.isEmpty()) {
            return false;
        }
        subscribers.remove(topic);
        return true;
    }

    private void sweep() {
        long now = System.nanoTime();
        clients.forEach(it -> it.connection().sweep(now));
        waiting = clients.stream().mapToInt(it -> it.connection().waiting()).sum();
    }

    void closeAll(Departure why) {
        clients.forEach(it -> it.connection().close(why));
    }
}
