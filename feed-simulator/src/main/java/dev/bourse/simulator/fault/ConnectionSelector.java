package dev.bourse.simulator.fault;

import dev.bourse.simulator.connection.ClientConnection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which connections a fault is about.
 *
 * @param which of those that remain after {@code stream}
 * @param stream only connections with a stream whose name contains this, for example {@code @trade}; null for any
 */
public record ConnectionSelector(Which which, @Nullable String stream) {

    /** Odd and even go by {@link ClientConnection#number()}, which counts from 1. */
    public enum Which {
        ALL,
        ODD,
        EVEN,
        OLDEST,
        NEWEST
    }

    public static final ConnectionSelector ALL = new ConnectionSelector(Which.ALL, null);
    public static final ConnectionSelector ODD = new ConnectionSelector(Which.ODD, null);
    public static final ConnectionSelector EVEN = new ConnectionSelector(Which.EVEN, null);
    public static final ConnectionSelector OLDEST = new ConnectionSelector(Which.OLDEST, null);
    public static final ConnectionSelector NEWEST = new ConnectionSelector(Which.NEWEST, null);

    /** The same of the connections that carry such a stream. */
    public ConnectionSelector with(String streamPart) {
        return new ConnectionSelector(which, streamPart);
    }

    /** Those of {@code connections}, oldest first, that are meant. */
    List<ClientConnection> select(List<ClientConnection> connections) {
        List<ClientConnection> candidates =
                connections.stream().filter(this::carriesStream).toList();
        return switch (which) {
            case ALL -> candidates;
            case ODD -> candidates.stream().filter(it -> it.number() % 2 == 1).toList();
            case EVEN -> candidates.stream().filter(it -> it.number() % 2 == 0).toList();
            case OLDEST -> candidates.isEmpty() ? candidates : List.of(candidates.getFirst());
            case NEWEST -> candidates.isEmpty() ? candidates : List.of(candidates.getLast());
        };
    }

    private boolean carriesStream(ClientConnection connection) {
        return stream == null || connection.streams().stream().anyMatch(it -> it.contains(stream));
    }
}
