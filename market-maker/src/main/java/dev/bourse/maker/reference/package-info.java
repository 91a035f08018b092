/**
 * Prices to quote around, and how old they are.
 *
 * <p>Those of the feed are read from Redis, where the poller keeps the newest one of each symbol: five times a second in one command, which is
 * as cheap with a thousand prices a second as with one, and does not depend on the way on which the maker hears of its own orders.
 */
@NullMarked
package dev.bourse.maker.reference;

import org.jspecify.annotations.NullMarked;
