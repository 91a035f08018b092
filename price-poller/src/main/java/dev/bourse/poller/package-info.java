/**
 * Takes the live feed from Binance and splits it: the honest trade goes to a Redis stream for storage, the price with the
 * house's spread to Redis pub/sub for the live screen.
 *
 * <pre>
 *   connection 1 ─┐  binance            feed                      sink
 *   (own thread)  ├─ BinanceStream ──> SymbolFeed (one lock   ──> RedisWriter (one thread, bounded buffer)
 *   connection 2 ─┘                     a symbol)                   XADD, PUBLISH, SET in one pipeline
 *                                          │ a jump in trade ids
 *                                          v
 *                                       GapFiller (virtual thread a gap) ──> BinanceRest
 * </pre>
 */
@NullMarked
package dev.bourse.poller;

import org.jspecify.annotations.NullMarked;
