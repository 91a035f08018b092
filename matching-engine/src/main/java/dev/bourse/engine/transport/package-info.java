/** Replies and queries on Redis: pub/sub. The logs are in {@link dev.bourse.exchange.redis}. */
@NullMarked
package dev.bourse.engine.transport;

import org.jspecify.annotations.NullMarked;
