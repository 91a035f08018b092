package dev.bourse.simulator.connection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.springframework.web.socket.WebSocketSession;

/** All open connections and who is subscribed to what. Safe for several threads. */
public final class Connections {

    private final InstantSource clock;
    private final SocketAborter aborter;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, ClientConnection> open = new ConcurrentHashMap<>();
    private final Map<String, Set<ClientConnection>> subscribers = new ConcurrentHashMap<>();
    private final List<TradeSendListener> sendListeners = new CopyOnWriteArrayList<>();
    private final Object subscribed = new Object();

    public Connections(InstantSource clock, SocketAborter aborter) {
        this.clock = clock;
        this.aborter = aborter;
    }

    public ClientConnection open(WebSocketSession session, boolean combined) {
        long number = numbers.incrementAndGet();
        ClientConnection connection =
                new ClientConnection(number, session, combined, clock, aborter, this::notifySending);
        open.put(number, connection);
        connection.start();
        return connection;
    }

    public void closed(ClientConnection connection) {
        open.remove(connection.number());
        connection.ended();
        connection.streams().forEach(it -> unsubscribe(connection, it));
    }

    /** All open connections, oldest first. */
    public List<ClientConnection> all() {
        return open.values().stream()
                .filter(ClientConnection::isOpen)
                .sorted(Comparator.comparingLong(ClientConnection::number))
                .toList();
    }

    public void subscribe(ClientConnection connection, String stream) {
        connection.subscriptions().add(stream);
        subscribers.computeIfAbsent(stream, it -> new CopyOnWriteArraySet<>()).add(connection);
        synchronized (subscribed) {
            subscribed.notifyAll();
        }
    }

    public void unsubscribe(ClientConnection connection, String stream) {
        connection.subscriptions().remove(stream);
        // The set stays when it becomes empty; clients subscribe to the same few names again and again.
        Set<ClientConnection> others = subscribers.get(stream);
        if (others != null) {
            others.remove(connection);
        }
    }

    public Set<ClientConnection> subscribers(String stream) {
        return subscribers.getOrDefault(stream, Set.of());
    }

    public boolean hasSubscribers(String stream) {
        for (ClientConnection connection : subscribers(stream)) {
            if (connection.isOpen()) {
                return true;
            }
        }
        return false;
    }

    /** Waits until {@code stream} has a subscriber; false when it has none after {@code timeout}. */
    public boolean awaitSubscriber(String stream, Duration timeout) throws InterruptedException {
        return await(() -> hasSubscribers(stream), timeout);
    }

    /** Waits until a stream whose name ends so has a subscriber; false when none has after {@code timeout}. */
    public boolean awaitSubscriberOfAny(String suffix, Duration timeout) throws InterruptedException {
        return await(
                () -> subscribers.keySet().stream().anyMatch(it -> it.endsWith(suffix) && hasSubscribers(it)), timeout);
    }

    public void addSendListener(TradeSendListener listener) {
        sendListeners.add(listener);
    }

    private void notifySending(long connection, String symbol, long tradeId, long nanoTime) {
        for (TradeSendListener listener : sendListeners) {
            listener.sending(connection, symbol, tradeId, nanoTime);
        }
    }

    private boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        if (condition.getAsBoolean()) {
            return true;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (subscribed) {
            while (!condition.getAsBoolean()) {
                long leftMs = (deadline - System.nanoTime()) / 1_000_000;
                if (leftMs <= 0) {
                    return false;
                }
                subscribed.wait(leftMs);
            }
        }
        return true;
    }
}
