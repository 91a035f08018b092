/** Binance Spot's WebSocket streams and REST API: connections, messages, limits. Knows nothing of Redis. */
@NullMarked
package dev.bourse.poller.binance;

import org.jspecify.annotations.NullMarked;
