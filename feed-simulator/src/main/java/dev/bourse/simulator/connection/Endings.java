package dev.bourse.simulator.connection;

import dev.bourse.simulator.wire.Payloads;

/** The ways in which the exchange itself ends a connection. The close codes without a source are ours: Binance names none. */
public final class Endings {

    private static final int GOING_AWAY = 1001;

    /** Seen together with these reasons in reports of Binance's clients. */
    private static final int POLICY_VIOLATION = 1008;

    private static final String SHUTDOWN_STREAM = "!serverShutdown";

    private Endings() {}

    /** The connection has lived for its longest time. */
    public static void expire(ClientConnection connection) {
        connection.close(GOING_AWAY, "");
    }

    /** Announces that the server goes down, and closes. */
    public static void shutDown(ClientConnection connection, long nowMs) {
        String event = Payloads.serverShutdown(nowMs);
        connection.sendText(connection.isCombined() ? Payloads.combined(SHUTDOWN_STREAM, event) : event);
        connection.close(GOING_AWAY, "");
    }

    public static void pongTimeout(ClientConnection connection) {
        connection.close(POLICY_VIOLATION, "Pong timeout");
    }

    public static void tooManyRequests(ClientConnection connection) {
        connection.close(POLICY_VIOLATION, "Too many requests");
    }

    public static void tooManyStreams(ClientConnection connection) {
        connection.close(POLICY_VIOLATION, "Too many streams");
    }
}
