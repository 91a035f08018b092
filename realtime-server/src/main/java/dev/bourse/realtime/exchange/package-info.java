/**
 * Our own markets, from the engine's event log: books, trades, statistics. The log's tail begins where the engine's answers to
 * queries end, and begins anew when it can't be followed.
 */
@NullMarked
package dev.bourse.realtime.exchange;

import org.jspecify.annotations.NullMarked;
