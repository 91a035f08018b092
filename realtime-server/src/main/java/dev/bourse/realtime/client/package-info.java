/**
 * Clients and the way of a frame to them.
 *
 * <pre>
 * publishing threads --Broadcaster--&gt; Shard (bounded inbox) ==event loop==&gt; Client, Connection (bounded outbox) --&gt; Wire --&gt; socket
 * </pre>
 *
 * <p>A client speaks WebSocket or reads Server-Sent Events; only its {@link dev.bourse.realtime.client.Wire} knows. What waits for
 * a client is bounded: prices conflate, changes of a book are merged, and too many of all else end the connection.
 *
 * <p>Each event loop has one {@link dev.bourse.realtime.client.Shard}. All but its inbox is touched by that event loop only.
 */
@NullMarked
package dev.bourse.realtime.client;

import org.jspecify.annotations.NullMarked;
