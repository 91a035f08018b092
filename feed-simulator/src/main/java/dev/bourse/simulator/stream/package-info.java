/**
 * Binance Spot's WebSocket streams (web-socket-streams.md): which messages a market makes, who receives them, and how clients
 * subscribe.
 */
@NullMarked
package dev.bourse.simulator.stream;

import org.jspecify.annotations.NullMarked;
