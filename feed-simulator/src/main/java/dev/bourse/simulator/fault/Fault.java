package dev.bourse.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong. Counts of 0 mean: until it is cleared. */
public sealed interface Fault {

    /** Cuts TCP connections without a close frame. Happens once. */
    record Drop(ConnectionSelector connections) implements Fault {}

    /** Keeps connections open and sends nothing on them, not even pings; what would have been sent is lost. */
    record Stall(ConnectionSelector connections, Duration duration) implements Fault {}

    /**
     * Leaves out trades on every connection; REST still has them.
     *
     * @param symbol whose trades, null for all
     * @param count how many are left out
     * @param probability of each trade to be left out, from 0 to 1
     */
    record Skip(@Nullable String symbol, long count, double probability) implements Fault {}

    /** Sends trades twice. */
    record Duplicate(
            ConnectionSelector connections, @Nullable String symbol, long count) implements Fault {}

    /** Holds trades back for a while on some connections, so that other connections are ahead of them. */
    record Reorder(ConnectionSelector connections, @Nullable String symbol, long count, Duration delay)
            implements Fault {}

    /** Sends what is not a message of the protocol. Happens once. */
    record Garbage(ConnectionSelector connections, GarbageKind kind, long count) implements Fault {}

    /** Refuses REST requests, WebSocket handshakes or both with 429 or 418 and {@code Retry-After}. */
    record Refuse(int status, int retryAfterSeconds, Duration duration, boolean rest, boolean handshakes)
            implements Fault {}

    /** Ends connections as if they had lived for 24 hours. Happens once. */
    record Disconnect24h(ConnectionSelector connections) implements Fault {}

    /** Announces a shutdown by a {@code serverShutdown} event and then closes the connections. Happens once. */
    record ServerShutdown(ConnectionSelector connections) implements Fault {}

    /** What {@link Garbage} sends. */
    enum GarbageKind {
        /** Text that is no JSON. */
        TEXT,
        /** The first half of a trade. */
        TRUNCATED,
        /** JSON of another shape. */
        SHAPE,
        /** A binary frame. */
        BINARY,
        /** One of each. */
        ALL
    }
}
