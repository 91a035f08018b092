package dev.bourse.simulator.fault;

import dev.bourse.simulator.connection.ClientConnection;
import dev.bourse.simulator.connection.Connections;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A fault that was injected, with what is left of it. */
final class ActiveFault {

    private final Fault fault;
    private final long dueAtTrades;
    private final AtomicLong left;
    private volatile boolean begun;
    private volatile long begunMs;

    ActiveFault(Fault fault, long dueAtTrades) {
        this.fault = fault;
        this.dueAtTrades = dueAtTrades;
        this.left = new AtomicLong(
                switch (fault) {
                    case Fault.Skip skip -> countOrEndless(skip.count());
                    case Fault.Duplicate duplicate -> countOrEndless(duplicate.count());
                    case Fault.Reorder reorder -> countOrEndless(reorder.count());
                    case Fault.Drop _ -> 1;
                    case Fault.Stall _ -> 1;
                    case Fault.Garbage _ -> 1;
                    case Fault.Refuse _ -> 1;
                    case Fault.Disconnect24h _ -> 1;
                    case Fault.ServerShutdown _ -> 1;
                });
    }

    Fault fault() {
        return fault;
    }

    /** How many trades were sent when it begins. */
    long dueAtTrades() {
        return dueAtTrades;
    }

    void begin(long nowMs) {
        begunMs = nowMs;
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    boolean hasEnded(long nowMs) {
        if (!begun) {
            return false;
        }
        if (left.get() <= 0) {
            return true;
        }
        return switch (fault) {
            case Fault.Stall stall -> nowMs - begunMs >= stall.duration().toMillis();
            case Fault.Refuse refuse -> nowMs - begunMs >= refuse.duration().toMillis();
            case Fault.Skip _ -> false;
            case Fault.Duplicate _ -> false;
            case Fault.Reorder _ -> false;
            case Fault.Drop _ -> false;
            case Fault.Garbage _ -> false;
            case Fault.Disconnect24h _ -> false;
            case Fault.ServerShutdown _ -> false;
        };
    }

    boolean takesSkip(String symbol, long tradeId) {
        return fault instanceof Fault.Skip skip
                && isMeant(skip.symbol(), symbol)
                && chance(tradeId) < skip.probability()
                && left.getAndDecrement() > 0;
    }

    boolean takesDuplicate(ClientConnection connection, String symbol, Connections connections) {
        return fault instanceof Fault.Duplicate duplicate
                && isMeant(duplicate.symbol(), symbol)
                && isMeant(duplicate.connections(), connection, connections)
                && left.getAndDecrement() > 0;
    }

    boolean takesDelay(ClientConnection connection, String symbol, Connections connections) {
        return fault instanceof Fault.Reorder reorder
                && isMeant(reorder.symbol(), symbol)
                && isMeant(reorder.connections(), connection, connections)
                && left.getAndDecrement() > 0;
    }

    Duration delay() {
        return fault instanceof Fault.Reorder reorder ? reorder.delay() : Duration.ZERO;
    }

    /** From 0 to 1, the same for a trade each time: what a test loses does not depend on luck. */
    private static double chance(long tradeId) {
        long hash = tradeId * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L;
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static boolean isMeant(@Nullable String symbol, String actual) {
        return symbol == null || symbol.equals(actual);
    }

    private static boolean isMeant(ConnectionSelector which, ClientConnection connection, Connections connections) {
        return which.equals(ConnectionSelector.ALL)
                || which.select(connections.all()).contains(connection);
    }

    private static long countOrEndless(long count) {
        return count == 0 ? Long.MAX_VALUE : count;
    }
}
