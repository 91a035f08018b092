/**
 * The server of live streams, over WebSocket and Server-Sent Events, to any number of clients: prices, statistics, trades and candles
 * of the feed and where its prices stand in their history; the same and books of our own markets; accounts.
 *
 * <pre>
 * Redis --market:*, ticker:*, feed:status--&gt; feed ---frames---&gt; client.Broadcaster --&gt; one Shard an event loop --&gt; clients
 *       --binance_trades_stream-----------&gt; feed --&gt; candle, enigma --^         ^
 *                     http-backend --seed-----^                       |         |
 *                                             |                       |         |
 * exchange's Redis --engine.events--&gt; exchange +--trades, books, statistics-----+         |
 *                                        |                                              |
 *                                        +--events of accounts--&gt; account --one client's-+
 *                     http-backend --who, and where its account is--^
 * </pre>
 *
 * <p>A message becomes bytes once, as a {@link dev.bourse.realtime.stream.Frame}, on the thread that received it. From there it
 * crosses to each event loop once, whatever the number of clients there; everything about a client (its subscriptions, its
 * outbox, its socket) belongs to its event loop alone, so nothing of it is locked and a slow client holds up nobody.
 */
@NullMarked
package dev.bourse.realtime;

import org.jspecify.annotations.NullMarked;
