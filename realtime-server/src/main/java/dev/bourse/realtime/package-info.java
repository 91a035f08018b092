/**
 * The WebSocket server: prices, tickers, trades and live candles of the feed, to any number of clients.
 *
 * <pre>
 * Redis --market:*, ticker:*, feed:status--&gt; feed ---frames---&gt; client.Broadcaster --&gt; one Shard an event loop --&gt; clients
 *       --binance_trades_stream-----------&gt; feed --&gt; candle --frames--^
 *                     http-backend --seed-----^
 * </pre>
 *
 * <p>A message becomes bytes once, as a {@link dev.bourse.realtime.stream.Frame}, on the thread that received it. From there it
 * crosses to each event loop once, whatever the number of clients there; everything about a client (its subscriptions, its
 * outbox, its socket) belongs to its event loop alone, so nothing of it is locked and a slow client holds up nobody.
 */
@NullMarked
package dev.bourse.realtime;

import org.jspecify.annotations.NullMarked;
