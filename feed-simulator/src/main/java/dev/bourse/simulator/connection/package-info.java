/**
 * The WebSocket connections of clients.
 *
 * <pre>
 * market thread --send--> queue of a connection --its virtual thread--> socket
 * keep-alive thread --ping, close--> same queue
 * </pre>
 *
 * Only the virtual thread of a connection writes to its socket. The queue is bounded: when it is full the market thread either
 * waits (a replay at the highest speed) or the connection is dropped (everything else).
 */
@NullMarked
package dev.bourse.simulator.connection;

import org.jspecify.annotations.NullMarked;
