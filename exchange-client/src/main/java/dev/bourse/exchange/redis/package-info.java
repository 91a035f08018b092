/**
 * The exchange's two logs on Redis: streams of SBE messages.
 *
 * <p>Each adapter has a connection of its own, since a blocking read holds up whatever stands behind it. A connection on which something
 * failed is closed and not used again: what was on its way on it can then not arrive late.
 */
@NullMarked
package dev.bourse.exchange.redis;

import org.jspecify.annotations.NullMarked;
