package dev.bourse.realtime.client;

import java.time.Duration;

/**
 * What one client may cost.
 *
 * @param outboxFrames frames that wait for a client before they are conflated, and the most that wait unconflated
 * @param slowTimeout how long something may wait for a client
 * @param pingInterval time between two pings; the pong must come within the same time
 * @param closeTimeout how long a client has to take the close frame and close, before the socket is cut
 * @param maxSubscriptions streams, and symbols by name, that one client may be on
 * @param requestsPerSecond messages of one client that are read each second; more wait in its socket
 */
public record ClientLimits(
        int outboxFrames,
        Duration slowTimeout,
        Duration pingInterval,
        Duration closeTimeout,
        int maxSubscriptions,
        int requestsPerSecond) {

    /** Longest message that a client may send, in bytes. */
    public static final int MAX_MESSAGE_BYTES = 64 * 1024;

    /** How often clients are looked at, so that each limit is kept within a quarter of it. */
    Duration sweepInterval() {
        Duration shorter = slowTimeout.compareTo(pingInterval) < 0 ? slowTimeout : pingInterval;
        return shorter.dividedBy(4);
    }
}
