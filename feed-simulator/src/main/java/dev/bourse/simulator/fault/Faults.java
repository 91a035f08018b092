package dev.bourse.simulator.fault;

import dev.bourse.simulator.connection.ClientConnection;
import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.connection.Endings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that are in force. Safe for several threads. */
public final class Faults {

    private final Connections connections;
    private final InstantSource clock;
    private final List<ActiveFault> active = new CopyOnWriteArrayList<>();
    private long trades;

    public Faults(Connections connections, InstantSource clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Makes a fault happen now. */
    public void inject(Fault fault) {
        injectAfter(0, fault);
    }

    /** Makes a fault happen when that many more trades were sent, all symbols counted together. */
    public synchronized void injectAfter(long moreTrades, Fault fault) {
        ActiveFault injected = new ActiveFault(fault, trades + moreTrades);
        if (moreTrades > 0 || !begin(injected)) {
            active.add(injected);
        }
    }

    /** Ends all faults, also those that are still to come. */
    public void clear() {
        active.clear();
        connections.all().forEach(it -> it.silence(0));
    }

    /** What is in force or still to come. */
    public List<Fault> active() {
        dropEnded();
        return active.stream().map(ActiveFault::fault).toList();
    }

    /** Tells that a trade is about to be sent; true when it must be left out. */
    public synchronized boolean skips(String symbol, long tradeId) {
        trades++;
        if (active.isEmpty()) {
            return false;
        }
        List<ActiveFault> begun = new ArrayList<>();
        boolean skip = false;
        for (ActiveFault it : active) {
            if (!it.begun() && it.dueAtTrades() < trades && begin(it)) {
                begun.add(it);
            }
            skip |= it.begun() && it.takesSkip(symbol, tradeId);
        }
        active.removeAll(begun);
        return skip;
    }

    /** How often a trade is sent on a connection: once, or twice. */
    public int copies(ClientConnection connection, String symbol) {
        for (ActiveFault it : active) {
            if (it.begun() && it.takesDuplicate(connection, symbol, connections)) {
                return 2;
            }
        }
        return 1;
    }

    /** How long a trade is held back on a connection. */
    public Duration delay(ClientConnection connection, String symbol) {
        for (ActiveFault it : active) {
            if (it.begun() && it.takesDelay(connection, symbol, connections)) {
                return it.delay();
            }
        }
        return Duration.ZERO;
    }

    /** How REST requests, or handshakes, are refused right now. */
    public Optional<Fault.Refuse> refusal(boolean handshake) {
        dropEnded();
        for (ActiveFault it : active) {
            if (it.begun()
                    && it.fault() instanceof Fault.Refuse refuse
                    && (handshake ? refuse.handshakes() : refuse.rest())) {
                return Optional.of(refuse);
            }
        }
        return Optional.empty();
    }

    /** Begins a fault; true when it is over with that. */
    private boolean begin(ActiveFault injected) {
        injected.begin(clock.millis());
        List<ClientConnection> open = connections.all();
        return switch (injected.fault()) {
            case Fault.Drop(ConnectionSelector which) -> {
                which.select(open).forEach(ClientConnection::abort);
                yield true;
            }
            case Fault.Stall(ConnectionSelector which, Duration duration) -> {
                long untilMs = clock.millis() + duration.toMillis();
                which.select(open).forEach(it -> it.silence(untilMs));
                yield false;
            }
            case Fault.Garbage(ConnectionSelector which, Fault.GarbageKind kind, long count) -> {
                which.select(open).forEach(it -> Garbage.send(it, kind, count));
                yield true;
            }
            case Fault.Disconnect24h(ConnectionSelector which) -> {
                which.select(open).forEach(Endings::expire);
                yield true;
            }
            case Fault.ServerShutdown(ConnectionSelector which) -> {
                which.select(open).forEach(it -> Endings.shutDown(it, clock.millis()));
                yield true;
            }
            case Fault.Skip _ -> false;
            case Fault.Duplicate _ -> false;
            case Fault.Reorder _ -> false;
            case Fault.Refuse _ -> false;
        };
    }

    private void dropEnded() {
        long nowMs = clock.millis();
        active.removeIf(it -> it.hasEnded(nowMs));
    }
}
