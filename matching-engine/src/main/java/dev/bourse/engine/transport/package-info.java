/**
 * The logs, replies and queries on Redis: two streams and pub/sub.
 *
 * <p>Each adapter has a connection of its own, since a blocking read holds up whatever stands behind it. A connection on which something
 * failed is closed and not used again: what was on its way on it can then not arrive late.
 */
@NullMarked
package dev.bourse.engine.transport;

import org.jspecify.annotations.NullMarked;
