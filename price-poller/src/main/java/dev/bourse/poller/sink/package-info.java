/** Writes trades, klines and prices to Redis: pipelined, bounded, and never losing a trade that Redis has not confirmed. */
@NullMarked
package dev.bourse.poller.sink;

import org.jspecify.annotations.NullMarked;
