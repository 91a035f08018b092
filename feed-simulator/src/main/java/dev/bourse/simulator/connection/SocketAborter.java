package dev.bourse.simulator.connection;

import java.net.InetSocketAddress;

/** Cuts TCP connections. */
@FunctionalInterface
public interface SocketAborter {

    /** Resets the connection to that client, without a WebSocket close frame. */
    void abort(InetSocketAddress client);
}
