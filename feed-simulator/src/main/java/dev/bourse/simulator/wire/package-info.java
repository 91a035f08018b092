/** Binance Spot's WebSocket payloads as text: names and order of the fields as in web-socket-streams.md. */
@NullMarked
package dev.bourse.simulator.wire;

import org.jspecify.annotations.NullMarked;
