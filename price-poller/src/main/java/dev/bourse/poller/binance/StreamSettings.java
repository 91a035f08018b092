package dev.bourse.poller.binance;

import java.net.URI;
import java.time.Duration;

/**
 * How a connection behaves.
 *
 * @param url {@code wss://host:port/ws}
 * @param reconnectDelay first wait after a loss
 * @param maxReconnectDelay longest wait after a loss
 * @param staleAfter without a frame for so long it is dead
 * @param maxAge renewed at this age
 */
public record StreamSettings(
        URI url, Duration reconnectDelay, Duration maxReconnectDelay, Duration staleAfter, Duration maxAge) {}
