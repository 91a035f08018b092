/**
 * Clients and the way of a frame to them.
 *
 * <pre>
 * publishing threads --Broadcaster--&gt; Shard (bounded inbox) ==event loop==&gt; Client, Connection (bounded outbox) --&gt; socket
 * </pre>
 *
 * <p>Each event loop has one {@link dev.bourse.realtime.client.Shard}. All but its inbox is touched by that event loop only.
 */
@NullMarked
package dev.bourse.realtime.client;

import org.jspecify.annotations.NullMarked;
