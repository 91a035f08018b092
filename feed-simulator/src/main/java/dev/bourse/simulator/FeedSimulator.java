package dev.bourse.simulator;

import dev.bourse.simulator.connection.ClientConnection;
import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.connection.TradeSendListener;
import dev.bourse.simulator.fault.Faults;
import dev.bourse.simulator.market.MarketSource;
import java.util.List;

/** A running simulator, for tests and benchmarks in the same JVM. */
public final class FeedSimulator {

    private final MarketSource source;
    private final Connections connections;
    private final Faults faults;

    FeedSimulator(MarketSource source, Connections connections, Faults faults) {
        this.source = source;
        this.connections = connections;
        this.faults = faults;
    }

    /** What it simulates. */
    public MarketSource market() {
        return source;
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** Who is connected, oldest first. */
    public List<ClientConnection> connections() {
        return connections.all();
    }

    /** From now on tells {@code listener} right before a trade is written to a socket. */
    public void addSendListener(TradeSendListener listener) {
        connections.addSendListener(listener);
    }
}
